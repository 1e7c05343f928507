/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

/** What nodes tell each other through membership; part of the protocol. */
public final class MessageKinds {
  /** How far a survivor's log goes, when the leader has crashed. */
  public static final byte LOG_END = 1;

  /** The leader asks for the digest at an index. */
  public static final byte DIGEST_ASK = 2;

  /** The digest at an index. */
  public static final byte DIGEST_TELL = 3;

  /** Between nodes that found a cluster. */
  public static final byte FOUNDING = 4;

  private MessageKinds() {}
}
