/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.embedded;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;

/** The runtime's classes, without those of the tests, of which it has the assertions only. */
final class RuntimeLoader extends URLClassLoader {
  private static final List<String> SHARED =
      List.of(
          "org.junit.",
          "org.opentest4j.",
          "org.apiguardian.",
          "org.awaitility.",
          "org.hamcrest.",
          "org.jboss.arquillian.",
          "org.jboss.shrinkwrap.");

  private final ClassLoader tests;

  private RuntimeLoader(URL[] urls, ClassLoader tests) {
    super("runtime", urls, ClassLoader.getPlatformClassLoader());
    this.tests = tests;
  }

  /** A loader of the class path in the system property {@code tck.runtime.path}. */
  static RuntimeLoader create() {
    String path = System.getProperty("tck.runtime.path", "");
    if (path.isEmpty()) {
      throw new IllegalStateException("set the system property tck.runtime.path");
    }
    URL[] urls =
        Arrays.stream(path.split(File.pathSeparator)).map(RuntimeLoader::url).toArray(URL[]::new);
    return new RuntimeLoader(urls, RuntimeLoader.class.getClassLoader());
  }

  static URL url(String file) {
    try {
      return new File(file).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(file, e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return SHARED.stream().anyMatch(name::startsWith)
        ? tests.loadClass(name)
        : super.findClass(name);
  }
}
