/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;

/** Loads the named classes from the application's own jar, as a server does, and the rest above. */
final class ApplicationLoader extends URLClassLoader {
  private final Set<String> own;

  ApplicationLoader(Path jar, ClassLoader parent, Class<?>... own) throws MalformedURLException {
    super(new URL[] {jar.toUri().toURL()}, parent);
    this.own =
        java.util.Arrays.stream(own)
            .map(Class::getName)
            .collect(java.util.stream.Collectors.toSet());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!own.contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }
}
