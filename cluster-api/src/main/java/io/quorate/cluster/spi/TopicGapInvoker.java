/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import io.quorate.cluster.TopicGap;

/** Is told of messages that a subscription will never get. */
@FunctionalInterface
public interface TopicGapInvoker {
  /** Notes a gap; delivery goes on when it returns. */
  void invoke(TopicGap gap) throws Exception;
}
