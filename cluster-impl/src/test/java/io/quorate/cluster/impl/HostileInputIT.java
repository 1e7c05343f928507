/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.impl.HostileInput.Port;
import io.quorate.cluster.impl.membership.HostileMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is sent to the leader's ports: writes are acknowledged meanwhile and afterwards, its
 * management port answers on new connections, nobody else is elected, and afterwards the node is as
 * large as it was. {@link HostileInput} is the list.
 */
class HostileInputIT {
  /** How long one input is sent, at most. */
  private static final Duration SENDING = Duration.ofSeconds(5);

  /** The engine's idle threads of gRPC live for a minute. */
  private static final Duration BACK = Duration.ofSeconds(90);

  private static final int LOG_LINES = 60;

  /** Told in a second of those who were denied, beside how many were not told. */
  private static final int DENIALS = 21;

  private static final String AUDIT = "io.quorate.cluster.audit";

  /** In the clear, on loopback, where nobody is asked who he is. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class InTheClear extends Running {
    @Override
    void prepare(Path directory) {}

    @Override
    HostileClient client(HostileInput input, int port) {
      return new HostileClient(port);
    }

    @Override
    ManagementCalls caller(int port) {
      try {
        return ManagementCalls.from("127.0.0.1", port);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** From somebody with a certificate that is good for the port, after the handshake. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class WithCertificates extends Running {
    TestCertificates certificates;
    private SSLContext shown;

    @Override
    void prepare(Path directory) throws Exception {
      certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
      for (String id : new String[] {"n1", "n2", "n3", "n4"}) {
        certificates.issue(id);
      }
      certificates.client("client");
      cluster
          .secure(certificates)
          .set("quorate.security.viewers", "client")
          .set("quorate.security.writers", "client");
      shown = certificates.caller("client", "n1");
    }

    @Override
    HostileClient client(HostileInput input, int port) {
      return switch (input.port()) {
        case HTTP -> new HostileClient(port, certificates, "client", "http/1.1");
        case GRPC -> new HostileClient(port, certificates, "client", "h2");
        case RAFT -> new HostileClient(port, certificates, "n4", "h2");
        case MEMBERSHIP -> new HostileClient(port, certificates, "n4", "");
      };
    }

    @Override
    ManagementCalls caller(int port) {
      return ManagementCalls.of(shown, port);
    }
  }

  /** From strangers who speak TLS and show no certificate. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class WithoutCertificates extends WithCertificates {
    @Override
    HostileClient client(HostileInput input, int port) {
      String protocol =
          switch (input.port()) {
            case HTTP -> "http/1.1";
            case GRPC, RAFT -> "h2";
            case MEMBERSHIP -> "";
          };
      return new HostileClient(port, certificates, "none", protocol);
    }

    @Override
    boolean denied() {
      return true;
    }
  }

  /** From strangers who know nothing of TLS. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class WithoutTls extends WithoutCertificates {
    @Override
    HostileClient client(HostileInput input, int port) {
      return new HostileClient(port);
    }
  }

  /** Counts what is logged. */
  private static final class Lines extends Handler {
    private final AtomicInteger denials = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    @Override
    public void publish(LogRecord logged) {
      boolean denial =
          AUDIT.equals(logged.getLoggerName()) && logged.getMessage().contains("denied");
      (denial ? denials : others).incrementAndGet();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  abstract static class Running {
    TestCluster cluster;
    private final Lines lines = new Lines();
    private ProcessSize first;

    abstract void prepare(Path directory) throws Exception;

    abstract HostileClient client(HostileInput input, int port);

    /** Somebody who may, on connections of their own. */
    abstract ManagementCalls caller(int port);

    /** Whether those who send are nobody to the node. */
    boolean denied() {
      return false;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
      HostileInput.prepare();
      Logger.getLogger("").addHandler(lines);
      cluster =
          new TestCluster(directory, Counter::new)
              // Three nodes and who attacks them share this machine with other tests.
              .set("quorate.raft.election-timeout-min", "3s")
              .set("quorate.raft.election-timeout-max", "6s");
      prepare(directory);
      cluster.form(3);
      write();
      first = ProcessSize.now();
    }

    @AfterAll
    void close() {
      try {
        await("threads that only waited for work have ended too")
            .pollDelay(Duration.ZERO)
            .atMost(BACK)
            .untilAsserted(() -> ProcessSize.now().atMostThreads(first));
      } finally {
        Logger.getLogger("").removeHandler(lines);
        cluster.close();
      }
    }

    private void write() throws Exception {
      for (Cluster node : cluster.nodes()) {
        assertTrue(TestCluster.get(node.appWrite("add", 1L, Long.class)) > 0);
      }
    }

    private int port(String id, HostileInput.Port port) {
      return cluster
          .ports(id)[
          switch (port) {
            case MEMBERSHIP -> 0;
            case RAFT -> 1;
            case HTTP, GRPC -> 2;
          }];
    }

    @ParameterizedTest
    @EnumSource(HostileInput.class)
    void leavesTheNodeServing(HostileInput input) throws Exception {
      Cluster leader = cluster.leader();
      long term = leader.leadership().term();
      AskedOfPort asked = new AskedOfPort(() -> caller(port(leader.nodeId(), Port.HTTP)));
      int others = lines.others.get();
      int denials = lines.denials.get();
      long start = System.nanoTime();
      ProcessSize size = ProcessSize.now();
      Thread sending;
      try (HostileClient client = client(input, port(leader.nodeId(), input.port()))) {
        sending = Thread.ofVirtual().start(() -> input.send(client));
        write();
        boolean unused = sending.join(SENDING);
        write();
        if (!input.takesConnections()) {
          asked.health();
          if (denied()) {
            asked.withARole();
          }
        }
        assertTrue(client.arrived() > 0, "nothing arrived");
      }
      sending.join();
      write();
      assertEquals(leader.nodeId(), cluster.leader().nodeId());
      assertEquals(term, cluster.leader().leadership().term(), "nobody had to be elected");
      for (Cluster node : cluster.nodes()) {
        assertEquals(3, node.members().stream().filter(one -> one.reachable()).count());
      }
      int denied = lines.denials.get() - denials;
      int logged = lines.others.get() - others + (denied() ? 0 : denied);
      assertTrue(logged <= LOG_LINES, () -> logged + " lines were logged");
      long seconds = 2 + Duration.ofNanos(System.nanoTime() - start).toSeconds();
      assertTrue(denied <= DENIALS * seconds, () -> denied + " denials were told");
      assertEquals(0, HostileMember.planted(), "objects were made of what a stranger sent");
      await("threads, files and memory are given back")
          .pollDelay(Duration.ZERO)
          .atMost(BACK)
          .untilAsserted(() -> ProcessSize.now().atMost(size));
      asked.health();
      asked.withARole();
    }
  }
}
