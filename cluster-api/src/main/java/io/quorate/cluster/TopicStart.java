/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** Where a subscription begins with a topic that was there before it. */
public enum TopicStart {
  /** With the oldest message that is retained. */
  EARLIEST,
  /** With the first message after the subscription is registered. */
  LATEST
}
