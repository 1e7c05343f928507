/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ReadConsistency;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryIT {
  private static final Class<?>[] CLASSES = {Accounts.class, Accounts.Deposit.class};

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"annotated", "all"})
  void handler_isFoundInAnArchive_andItsNodeFound(String mode) throws Exception {
    Path jar = Archive.jar(directory.resolve(mode + ".jar"), mode, CLASSES);
    Map<String, String> configuration = Container.alone();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    configuration.forEach(System::setProperty);
    try (ApplicationLoader loader = new ApplicationLoader(jar, before, CLASSES)) {
      thread.setContextClassLoader(loader);
      try (SeContainer application =
          SeContainerInitializer.newInstance().setClassLoader(loader).initialize()) {
        assertNotSame(Accounts.class, loader.loadClass(Accounts.class.getName()));
        assertEquals(NodePhase.RUNNING, application.select(ApplicationNode.class).get().phase());
        Cluster cluster = application.select(Cluster.class).get();
        assertEquals(
            3L,
            cluster
                .appWrite("deposit", "{\"account\":\"ann\",\"cents\":3}", Long.class)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS));
        assertEquals(
            3L,
            cluster
                .appRead("balance", "ann", Long.class, ReadConsistency.LINEARIZABLE)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .value());
      }
    } finally {
      thread.setContextClassLoader(before);
      configuration.keySet().forEach(System::clearProperty);
    }
  }
}
