/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The engine's network threads are shared by all nodes, and end by themselves about a second after
 * the last one has closed. Until then they need the application's classes, which a runtime takes
 * away as soon as the application has stopped.
 */
final class EngineThreads {
  private static final String ENGINE = "org.apache.ratis.thirdparty.";
  private static final int ROOM = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

  private EngineThreads() {}

  /** Waits for their end, where the library's classes do not stay as long as the process. */
  static void awaitEnd() {
    ClassLoader library = EngineThreads.class.getClassLoader();
    if (!isOfTheProcess(library)) {
      awaitEnd(type -> isOfTheEngine(type, library), PATIENCE);
    }
  }

  static void awaitEnd(Predicate<Class<?>> engine, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = Thread.interrupted();
    while (isAnyLeft(engine) && deadline - System.nanoTime() > 0) {
      LockSupport.parkNanos(LOOK_NANOS);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What a thread inherits, such as its context class loader, depends on who asked for it first.
   */
  private static boolean isOfTheEngine(Class<?> type, ClassLoader library) {
    return type.getName().startsWith(ENGINE) && library.equals(type.getClassLoader());
  }

  static boolean isOfTheProcess(ClassLoader loader) {
    for (ClassLoader own = ClassLoader.getSystemClassLoader(); own != null; own = own.getParent()) {
      if (own.equals(loader)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnyLeft(Predicate<Class<?>> engine) {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    for (ThreadGroup above = root.getParent(); above != null; above = root.getParent()) {
      root = above;
    }
    Thread[] threads = new Thread[root.activeCount() + ROOM];
    int found = root.enumerate(threads);
    return Arrays.stream(threads, 0, found).anyMatch(thread -> engine.test(thread.getClass()));
  }
}
