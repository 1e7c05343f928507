/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.embedded;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** An unpacked archive that runs. */
final class DeployedApplication {
  private static final String INSIDE = "io.quorate.tck.embedded.inside.Application";

  private final URLClassLoader loader;
  private final Object application;

  private DeployedApplication(URLClassLoader loader, Object application) {
    this.loader = loader;
    this.application = application;
  }

  /** Starts what is in this directory. */
  static DeployedApplication start(File directory, ClassLoader runtime) throws Exception {
    List<URL> urls = new ArrayList<>();
    urls.add(RuntimeLoader.url(new File(directory, "WEB-INF/classes").getPath()));
    File[] libraries = new File(directory, "WEB-INF/lib").listFiles();
    for (File library : libraries == null ? new File[0] : libraries) {
      urls.add(RuntimeLoader.url(library.getPath()));
    }
    URLClassLoader loader =
        new URLClassLoader(directory.getName(), urls.toArray(URL[]::new), runtime);
    try {
      Object application =
          inside(loader, () -> loader.loadClass(INSIDE).getDeclaredConstructor().newInstance());
      return new DeployedApplication(loader, application);
    } catch (Exception | LinkageError e) {
      Configuration.release(loader);
      loader.close();
      throw e;
    }
  }

  /** Runs a test's method inside; the failure, if it fails. */
  Optional<Throwable> run(String className, String methodName) throws Exception {
    @SuppressWarnings("unchecked") // so it is declared; only the class loader differs
    BiFunction<String, String, Optional<Throwable>> methods =
        (BiFunction<String, String, Optional<Throwable>>) application;
    return inside(loader, () -> methods.apply(className, methodName));
  }

  private static <T> T inside(ClassLoader loader, Callable<T> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Ends it and lets go of its class loader. */
  void stop() throws Exception {
    try {
      inside(
          loader,
          () -> {
            ((AutoCloseable) application).close();
            return loader;
          });
    } finally {
      Configuration.release(loader);
      loader.close();
    }
  }
}
