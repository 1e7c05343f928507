/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.concurrent.CompletionStage;

/** Asks the leader's node for its status. */
@FunctionalInterface
public interface LeaderStatus {
  /**
   * The leader's status as its {@link StatusJson} encoded it. Fails when no leader is known or it
   * does not answer; need not be bounded in time.
   */
  CompletionStage<byte[]> fetch();
}
