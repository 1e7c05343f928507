/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.embedded.inside;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.BiFunction;

/** The application's CDI container: runs on creation, until it is closed. */
public final class Application
    implements BiFunction<String, String, Optional<Throwable>>, AutoCloseable {
  private final SeContainer container = start();

  private static SeContainer start() {
    SeContainerInitializer initializer = SeContainerInitializer.newInstance();
    // Helidon looks through the context class loader, and through no other once one is set.
    return initializer.getClass().getName().startsWith("io.helidon.")
        ? initializer.initialize()
        : initializer.setClassLoader(Thread.currentThread().getContextClassLoader()).initialize();
  }

  /** Runs a method of a test of the application; the failure, if it fails. */
  @Override
  public Optional<Throwable> apply(String className, String methodName) {
    try {
      run(Thread.currentThread().getContextClassLoader().loadClass(className), methodName);
      return Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException e) {
      return Optional.of(e);
    }
  }

  private <T> void run(Class<T> type, String methodName) throws ReflectiveOperationException {
    Constructor<T> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    T test = constructor.newInstance();
    BeanManager manager = container.getBeanManager();
    CreationalContext<T> context = manager.createCreationalContext(null);
    InjectionTarget<T> target =
        manager
            .getInjectionTargetFactory(manager.createAnnotatedType(type))
            .createInjectionTarget(null);
    target.inject(test, context);
    RequestContextController request = container.select(RequestContextController.class).get();
    boolean activated = request.activate();
    try {
      Method method = type.getDeclaredMethod(methodName);
      method.setAccessible(true);
      method.invoke(test);
    } finally {
      if (activated) {
        request.deactivate();
      }
      context.release();
    }
  }

  @Override
  public void close() {
    container.close();
  }
}
