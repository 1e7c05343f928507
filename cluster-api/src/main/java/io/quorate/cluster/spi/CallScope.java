/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Brings a container's contexts to the node's threads. Given to {@link
 * io.quorate.cluster.ClusterBuilder#callScope(CallScope)}. Must be safe for use from any thread.
 *
 * <p>Replicated writes, saves and loads are never surrounded by a call: nothing that differs from
 * node to node may reach them. They have what {@link #thread(Runnable)} gives to their thread.
 */
public interface CallScope {
  /** Adds nothing. */
  CallScope NONE = new CallScope() {};

  /**
   * What the thread of applied entries runs for its whole life, with the application's contexts
   * (names, class loader) around it. Called once for each such thread.
   */
  default Runnable thread(Runnable body) {
    return body;
  }

  /**
   * Calls a read or a leader operation with the contexts of one call (the request context) around
   * it. What the body throws must be thrown on as it is.
   */
  default @Nullable Object call(Callable<@Nullable Object> body) throws Exception {
    return body.call();
  }

  /**
   * Hands one message, or the notice of a gap, to a handler of topics: as {@link #call(Callable)},
   * and on a thread of the container's if it has some for its applications' work. Returns when the
   * body has ended.
   */
  default @Nullable Object message(Callable<@Nullable Object> body) throws Exception {
    return call(body);
  }
}
