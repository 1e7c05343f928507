/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.io.IOException;

/**
 * A snapshot ends early, has a wrong checksum, or is not laid out as its format promises.
 *
 * <p>The message names the section and the reason. What was loaded from the snapshot so far is not
 * to be used.
 */
public final class CorruptSnapshotException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptSnapshotException(String where, String reason) {
    super("Snapshot corrupt in " + where + ": " + reason);
  }
}
