/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.ReadConsistency;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.inject.spi.BeanManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LifecycleIT {
  @Test
  void application_hasItsNode_fromStartToEnd() {
    Cluster cluster;
    ApplicationNode node;
    try (Container application = Container.start(Container.alone(), Accounts.class)) {
      cluster = application.get(Cluster.class);
      node = application.get(ApplicationNode.class);
      assertEquals(NodePhase.RUNNING, node.phase());
      assertEquals(
          500L,
          cluster
              .appWrite("deposit", new Accounts.Deposit("ann", 500), Long.class)
              .toCompletableFuture()
              .join());
      assertEquals(
          500L,
          cluster
              .appRead("balance", "ann", Long.class, ReadConsistency.LINEARIZABLE)
              .toCompletableFuture()
              .join()
              .value());
      assertTrue(cluster.status().healthy());
      assertThrows(IllegalStateException.class, cluster::close);
    }
  }

  @Test
  void disabledNode_isInjectable_andRefusesOperations() {
    try (Container application =
        Container.start(Map.of("quorate.enabled", "false"), Accounts.class)) {
      Cluster cluster = application.get(Cluster.class);
      assertEquals(NodePhase.DISABLED, application.get(ApplicationNode.class).phase());
      assertFalse(cluster.status().healthy());
      assertTrue(cluster.status().warnings().get(0).contains("quorate.enabled=false"));
      assertRefused(application, ClusterException.Code.CANNOT_START, "quorate.enabled=false");
    }
  }

  @Test
  void secondModule_sharesTheNode_andTheLastOneEndsIt() {
    try (Container application = Container.start(Container.alone(), Accounts.class)) {
      BeanManager manager = application.container().getBeanManager();
      ApplicationNode node = application.get(ApplicationNode.class);
      Cluster first = node.cluster().orElseThrow();
      manager.getEvent().select(Initialized.Literal.APPLICATION).fire("another module");
      assertSame(first, node.cluster().orElseThrow());
      manager.getEvent().select(BeforeDestroyed.Literal.APPLICATION).fire("another module");
      assertEquals(NodePhase.RUNNING, node.phase());
      manager.getEvent().select(BeforeDestroyed.Literal.APPLICATION).fire("the last module");
      assertEquals(NodePhase.STOPPED, node.phase());
      assertRefused(application, ClusterException.Code.CLOSED, "stopped with the application");
    }
  }

  @Test
  void portInUse_failsTheStart_andSaysWhich() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> values = Container.alone();
      values.put("quorate.raft.address", "127.0.0.1:" + taken.getLocalPort());
      RuntimeException failure =
          assertThrows(
              RuntimeException.class, () -> Container.start(values, Accounts.class).close());
      assertTrue(says(failure, String.valueOf(taken.getLocalPort())), failure.toString());
    }
  }

  @Test
  void configurationProblems_failTheDeployment_allAtOnce() {
    RuntimeException failure =
        assertThrows(
            RuntimeException.class,
            () ->
                Container.start(
                        Map.of("quorate.node-id", "a b", "quorate.bootstrap", "perhaps"),
                        Accounts.class)
                    .close());
    assertTrue(says(failure, "quorate.node-id = \"a b\""), failure.toString());
    assertTrue(says(failure, "quorate.bootstrap = \"perhaps\""), failure.toString());
  }

  @Test
  void startAwait_goesOnWithoutALeader() {
    Map<String, String> values = Container.alone();
    values.put("quorate.bootstrap", "false");
    values.put("quorate.start.await", "200ms");
    Logger logger = Logger.getLogger("io.quorate.cluster.cdi.HandlersStarter");
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler = new Lines(lines);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try (Container application = Container.start(values, Accounts.class)) {
      assertEquals(NodePhase.RUNNING, application.get(ApplicationNode.class).phase());
      assertTrue(
          lines.stream().anyMatch(line -> line.contains("does not take part after PT0.2S")),
          lines.toString());
    } finally {
      logger.setUseParentHandlers(true);
      logger.removeHandler(handler);
    }
  }

  private static void assertRefused(
      Container application, ClusterException.Code code, String reason) {
    CompletionException failure =
        assertThrows(
            CompletionException.class,
            () ->
                application
                    .get(Cluster.class)
                    .appRead("balance", "ann", Long.class, ReadConsistency.LOCAL)
                    .toCompletableFuture()
                    .join());
    NotCommittedException refusal =
        assertInstanceOf(NotCommittedException.class, failure.getCause());
    assertEquals(code, refusal.code());
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  private static boolean says(Throwable failure, String text) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (String.valueOf(each.getMessage()).contains(text)) {
        return true;
      }
    }
    return false;
  }

  private static final class Lines extends Handler {
    private final List<String> lines;

    Lines(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
