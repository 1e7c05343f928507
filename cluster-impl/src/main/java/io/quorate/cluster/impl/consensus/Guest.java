/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import org.apache.ratis.util.ExitUtils;

/**
 * Keeps the engine from acting as if the process were its own: it would end the JVM when a port is
 * taken, and install a default handler that does so for any uncaught exception.
 */
final class Guest {
  private static final Object LOCK = new Object();

  private Guest() {}

  /** To be called before anything of the engine is used; calling again does nothing. */
  static void behave() {
    synchronized (LOCK) {
      Thread.UncaughtExceptionHandler hosts = Thread.getDefaultUncaughtExceptionHandler();
      // The first use sets the handler.
      ExitUtils.disableSystemExit();
      ExitUtils.setTerminateOnUncaughtException(false);
      Thread.setDefaultUncaughtExceptionHandler(hosts);
    }
  }
}
