/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.threads.Threads;
import java.util.concurrent.atomic.AtomicLong;
import org.jgroups.util.ThreadFactory;

/**
 * The engine's threads, made where all threads of the node are made.
 *
 * <p>Platform threads on purpose: virtual ones share their few carriers with whatever the
 * application runs on virtual threads, and a busy handler would then look like a dead node.
 */
final class EngineThreads implements ThreadFactory {
  private final java.util.concurrent.ThreadFactory factory;
  private final AtomicLong count = new AtomicLong();

  EngineThreads(Threads threads) {
    this.factory = threads.platform("membership-engine");
  }

  @Override
  public Thread newThread(Runnable task) {
    return newThread(task, "task");
  }

  @Override
  public Thread newThread(Runnable task, String role) {
    Thread thread = factory.newThread(task);
    thread.setName(thread.getName() + "-" + role + "-" + count.incrementAndGet());
    return thread;
  }

  @Override
  public boolean useVirtualThreads() {
    return false;
  }

  @Override
  public void setPattern(String pattern) {
    // names are ours
  }

  @Override
  public void setIncludeClusterName(boolean include) {
    // names are ours
  }

  @Override
  public void setClusterName(String name) {
    // names are ours
  }

  @Override
  public void setAddress(String address) {
    // names are ours
  }

  @Override
  public void renameThread(String name, Thread thread) {
    // names are ours
  }
}
