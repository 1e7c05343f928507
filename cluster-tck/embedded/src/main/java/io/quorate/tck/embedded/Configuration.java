/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.embedded;

import java.lang.reflect.InvocationTargetException;

/** The configuration that a runtime keeps for an application's class loader. */
final class Configuration {
  private static final String RESOLVER =
      "org.eclipse.microprofile.config.spi.ConfigProviderResolver";

  private Configuration() {}

  /** Lets go of it, as a server does when an application ends. */
  static void release(ClassLoader application) {
    try {
      Class<?> type = application.loadClass(RESOLVER);
      Object resolver = type.getMethod("instance").invoke(null);
      Object config = type.getMethod("getConfig", ClassLoader.class).invoke(resolver, application);
      type.getMethod(
              "releaseConfig", application.loadClass("org.eclipse.microprofile.config.Config"))
          .invoke(resolver, config);
    } catch (ClassNotFoundException e) {
      // A runtime without MicroProfile Config keeps none.
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the configuration was not released", e);
    }
  }
}
