/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application with the library and its engines in its own archive, as in {@code WEB-INF/lib}:
 * what still holds its class loader after it stopped is the engines', and named here.
 */
class OwnLibraryIT {
  /** The timer that the HTTP engine keeps for date headers; a daemon without a way to end it. */
  private static final Set<String> ENGINES = Set.of("helidon-http-timer");

  private static final List<String> OF_THE_SERVER =
      List.of(
          "java.", "javax.", "jdk.", "sun.", "jakarta.", "org.jboss.", "org.slf4j.", "org.junit.");

  @TempDir Path directory;

  @Test
  void applicationWithItsOwnLibrary_leavesOnlyTheEnginesThreads() throws Exception {
    Path jar =
        Archive.jar(
            directory.resolve("own.jar"), "annotated", Accounts.class, Accounts.Deposit.class);
    Map<String, String> configuration = Container.alone();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    configuration.forEach(System::setProperty);
    try (ChildFirst loader = new ChildFirst(jar, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      try (SeContainer application =
          SeContainerInitializer.newInstance().setClassLoader(loader).initialize()) {
        Class<?> type = loader.loadClass(ApplicationNode.class.getName());
        assertNotSame(ApplicationNode.class, type);
        Object node = application.select(type).get();
        assertEquals("RUNNING", String.valueOf(type.getMethod("phase").invoke(node)));
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(200, TimeUnit.MILLISECONDS)
          .untilAsserted(() -> assertEquals(ENGINES, threadsOf(loader)));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
      configuration.keySet().forEach(System::clearProperty);
    }
  }

  /** Threads that hold the loader by what they run or by their context. */
  @SuppressWarnings("ReferenceEquality") // the very loader
  private static Set<String> threadsOf(ClassLoader loader) {
    Set<String> names = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      boolean own =
          thread != Thread.currentThread()
              && !thread.getName().equals("main")
              && !thread.getName().startsWith("awaitility")
              && (thread.getContextClassLoader() == loader
                  || thread.getClass().getClassLoader() == loader);
      if (own) {
        names.add(thread.getName());
      }
    }
    return names;
  }

  /** Looks into the application's own archive before the server's. */
  private static final class ChildFirst extends URLClassLoader {
    ChildFirst(Path jar, ClassLoader server) throws Exception {
      super(urls(jar), server);
    }

    private static URL[] urls(Path jar) throws Exception {
      List<URL> urls = new ArrayList<>();
      urls.add(jar.toUri().toURL());
      for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        if (!each.contains("test-classes") && !each.contains("weld") && !each.contains("junit")) {
          urls.add(Path.of(each).toUri().toURL());
        }
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (OF_THE_SERVER.stream().anyMatch(name::startsWith)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        try {
          return findClass(name);
        } catch (ClassNotFoundException e) {
          if (name.startsWith("io.quorate.")) {
            // A server has no such classes; this JVM does, with proxies made for other tests.
            throw e;
          }
          return super.loadClass(name, resolve);
        }
      }
    }

    @Override
    public java.util.Enumeration<URL> getResources(String name) throws java.io.IOException {
      return findResources(name).hasMoreElements() ? findResources(name) : super.getResources(name);
    }
  }
}
