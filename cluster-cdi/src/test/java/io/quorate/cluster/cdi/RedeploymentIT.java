/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ReadConsistency;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application that comes and goes in one process, each time with a class loader of its own. The
 * library and its engines are above that loader, as in a server's shared library.
 */
class RedeploymentIT {
  private static final Class<?>[] CLASSES = {Accounts.class, Accounts.Deposit.class};
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;

  @Test
  void redeployment_leavesNothingBehind() throws Exception {
    redeploy(3);
  }

  @Test
  @Tag("campaign")
  void redeployment_leavesNothingBehind_manyTimes() throws Exception {
    redeploy(20);
  }

  private void redeploy(int times) throws Exception {
    Path jar = Archive.jar(directory.resolve("application.jar"), "annotated", CLASSES);
    Map<String, String> configuration = Container.alone();
    LiveHeap heap = new LiveHeap();
    for (int i = 1; i <= times + 1; i++) {
      WeakReference<ClassLoader> loader = runOnce(jar, configuration, i);
      await("our threads have ended").atMost(PATIENCE).until(() -> ourThreads().isEmpty());
      for (String key :
          new String[] {"membership.bind-address", "raft.address", "management.address"}) {
        bind(configuration.get("quorate." + key));
      }
      await("the application's class loader is collected")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                System.gc();
                assertEquals(Set.of(), threadsOf(loader), "threads with the application's loader");
                assertTrue(loader.refersTo(null), "something keeps the application's loader");
              });
      heap.measure();
    }
    heap.assertBackAtTheStart();
  }

  private static Set<String> threadsOf(WeakReference<ClassLoader> loader) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getContextClassLoader() != null)
        .filter(thread -> loader.refersTo(thread.getContextClassLoader()))
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("quorate-"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void bind(String address) throws IOException {
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
  }

  /** In a method of its own, so that no local variable keeps the class loader. */
  private static WeakReference<ClassLoader> runOnce(
      Path jar, Map<String, String> configuration, int expected) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    configuration.forEach(System::setProperty);
    try (ApplicationLoader loader = new ApplicationLoader(jar, before, CLASSES)) {
      thread.setContextClassLoader(loader);
      try (SeContainer application =
          SeContainerInitializer.newInstance()
              // Weld's own hook keeps the class loader of the first application for ever.
              .addProperty("org.jboss.weld.se.shutdownHook", false)
              .setClassLoader(loader)
              .initialize()) {
        Cluster cluster = application.select(Cluster.class).get();
        cluster.ready().toCompletableFuture().get(20, TimeUnit.SECONDS);
        cluster
            .appWrite("deposit", "{\"account\":\"ann\",\"cents\":1}", Long.class)
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
        assertEquals(
            expected,
            cluster
                .appRead("balance", "ann", Long.class, ReadConsistency.LINEARIZABLE)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .value(),
            "the state is that of the deployment before, and one more");
      }
      releaseConfiguration(loader);
      return new WeakReference<>(loader);
    } finally {
      thread.setContextClassLoader(before);
      configuration.keySet().forEach(System::clearProperty);
    }
  }

  /** What a runtime does at the end of an application: MicroProfile Config keeps it until then. */
  private static void releaseConfiguration(ClassLoader loader) {
    ConfigProviderResolver resolver = ConfigProviderResolver.instance();
    resolver.releaseConfig(resolver.getConfig(loader));
  }
}
