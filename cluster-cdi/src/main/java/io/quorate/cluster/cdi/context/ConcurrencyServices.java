/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.context;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * Looks the default services up under the names that Jakarta EE gives them. Naming is called by
 * reflection, so that the module {@code java.naming} may be absent.
 */
final class ConcurrencyServices {
  private ConcurrencyServices() {}

  static Executor context() {
    return ((ContextService) lookup("java:comp/DefaultContextService")).currentContextExecutor();
  }

  static Optional<ExecutorService> executor() {
    return Optional.of((ManagedExecutorService) lookup("java:comp/DefaultManagedExecutorService"));
  }

  private static Object lookup(String name) {
    try {
      return Class.forName("javax.naming.InitialContext")
          .getMethod("doLookup", String.class)
          .invoke(null, name);
    } catch (ReflectiveOperationException e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      throw new IllegalStateException(name + " is not here", cause);
    }
  }
}
