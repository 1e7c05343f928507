/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import org.jgroups.util.ObjectInputStreamWithClassloader;

/**
 * Has the engine refuse serialized Java objects, which it would read out of any message before it
 * knows whom it is for, and of which we send none.
 *
 * <p>The engine looks once, when it is loaded, at a system property for what it may read. The
 * property is as it was when this returns; where somebody has set it, theirs counts.
 */
final class NoObjects {
  private static final String FILTER = "jgroups.deserialization.filter";

  private NoObjects() {}

  static void refuse() {
    synchronized (NoObjects.class) {
      if (System.getProperty(FILTER) != null) {
        return;
      }
      System.setProperty(FILTER, "!*");
      try {
        Class<?> unused =
            Class.forName(
                ObjectInputStreamWithClassloader.class.getName(),
                true,
                NoObjects.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      } finally {
        System.clearProperty(FILTER);
      }
    }
  }
}
