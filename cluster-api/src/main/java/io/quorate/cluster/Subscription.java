/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** A subscription that can be ended. Safe for use from any thread. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  /** Ends the subscription; an event being delivered is finished. Closing twice does nothing. */
  @Override
  void close();
}
