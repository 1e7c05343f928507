/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.DefinitionException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.PayloadCodec;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What is refused says which key or field, which value, and the way out. */
class RefusalsIT {
  @TempDir Path directory;

  private static String failure(Class<? extends Throwable> type, Executable start) {
    return String.valueOf(assertThrows(type, start).getMessage());
  }

  private static void says(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "\"" + part + "\" is not in: " + message);
    }
  }

  private TestCluster cluster() {
    return new TestCluster(directory, Counter::new);
  }

  @Test
  void portsInUse_areNamed() throws Exception {
    for (String key : List.of("membership.bind-address", "raft.address", "management.address")) {
      try (TestCluster cluster = cluster();
          ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String address = "127.0.0.1:" + taken.getLocalPort();
        String message =
            failure(
                ClusterException.class,
                () -> cluster.start("n1", builder -> builder.config("quorate." + key, address)));
        says(message, "quorate." + key, address);
      }
    }
  }

  @Test
  void configuration_isRefusedAsAWhole() {
    try (TestCluster cluster = cluster()) {
      String message =
          failure(
              ConfigException.class,
              () ->
                  cluster.start(
                      "n1",
                      builder ->
                          builder
                              .config("quorate.raft.address", "10.1.2.3:9520")
                              .config("quorate.membership.seeds", "one two")
                              .config("quorate.wirte.timeout", "1s")));
      says(message, "one two", "expected host:port", "did you mean quorate.write.timeout?");
    }
  }

  @ClusterHandler("broken")
  static class Broken {
    @OnWrite("twice")
    void first(String a, String b) {
      throw new IllegalStateException(a + b);
    }

    @OnRead("nothing")
    void nothing() {}

    @OnRead("total")
    long total() {
      return 0;
    }

    @SuppressWarnings("UnusedMethod") // wrong on purpose
    @OnWrite("hidden")
    private void hidden() {}
  }

  @Test
  void handlers_areRefusedWithAllTheirProblems() {
    try (TestCluster cluster = cluster()) {
      String message =
          failure(
              DefinitionException.class,
              () -> cluster.start("n1", builder -> builder.handler(new Broken())));
      says(
          message,
          "QD004 ",
          "Broken.first(String, String): takes more than one payload and one WriteContext; put",
          "QD007 ",
          "Broken.nothing(): is a read and returns nothing; return",
          "QD006 ",
          "Broken.hidden(): is private; make",
          "QD014 ",
          "Broken.total(): operation \"total\" is also defined by handler \"counter\"");
    }
  }

  @Test
  void whatOnlyAProgramCanGive_isRefused() {
    PayloadCodec reserved =
        new PayloadCodec() {
          @Override
          public byte id() {
            return 7;
          }

          @Override
          public String name() {
            return "mine";
          }

          @Override
          public byte[] encode(Object value, Type type) {
            return new byte[0];
          }

          @Override
          public Object decode(byte[] bytes, Type type) {
            return "";
          }
        };
    try (TestCluster cluster = cluster()) {
      String message =
          failure(
              DefinitionException.class,
              () -> cluster.start("n1", builder -> builder.handler("text").codec(reserved)));
      says(message, "QD001 ", "String", "QD016 codec mine", "reserved id 7", "use 32 to 127");
    }
  }

  @Test
  void dataOfAnotherNode_isRefused() {
    try (TestCluster cluster = cluster()) {
      cluster.start("n1");
      cluster.stop("n1");
      String message =
          failure(
              ClusterException.class,
              () -> cluster.start("n2", builder -> builder.dataDirectory(directory.resolve("n1"))));
      says(message, "quorate.data-dir", "belongs to node n1", "quorate.node-id = n2");
    }
  }

  @Test
  void dataDirectoryThatIsAFile_isRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "x");
    try (TestCluster cluster = cluster()) {
      String message =
          failure(
              ClusterException.class,
              () -> cluster.start("n1", builder -> builder.dataDirectory(file)));
      says(message, "quorate.data-dir", file.toString());
    }
  }

  @Test
  void dataDirectoryInUse_isRefused() {
    try (TestCluster cluster = cluster()) {
      cluster.start("n1");
      String message =
          failure(
              ClusterException.class,
              () -> cluster.start("n2", builder -> builder.dataDirectory(directory.resolve("n1"))));
      says(message, "quorate.data-dir");
    }
  }

  @Test
  void corruptSnapshot_haltsTheNodeWhichSaysWhy() throws Exception {
    try (TestCluster cluster = cluster().form(1)) {
      get(cluster.node("n1").appWrite("add", 1L, Long.class));
      get(cluster.node("n1").admin().snapshot());
      cluster.stop("n1");
      Path snapshot;
      try (Stream<Path> files = Files.walk(directory.resolve("n1"))) {
        snapshot =
            files
                .filter(file -> file.getFileName().toString().matches("snapshot\\.\\d+_\\d+"))
                .findFirst()
                .orElseThrow();
      }
      byte[] bytes = Files.readAllBytes(snapshot);
      bytes[bytes.length / 2] ^= 1;
      Files.write(snapshot, bytes);
      String message = failure(ClusterException.class, () -> cluster.start("n1"));
      says(message, "quorate.data-dir");
    }
  }

  @Test
  void calls_areRefusedWithTheirReason() throws Exception {
    try (TestCluster cluster = cluster().set("quorate.write.max-payload-bytes", "2KiB").form(1)) {
      Cluster node = cluster.node("n1");
      refused(node.appWrite("nope", null, Long.class), Code.UNKNOWN_OPERATION, "\"nope\"");
      refused(node.appWrite("total", null, Long.class), Code.UNKNOWN_OPERATION, "use appRead");
      refused(
          node.appRead("add", 1L, Long.class, ReadConsistency.LOCAL),
          Code.UNKNOWN_OPERATION,
          "use appWrite");
      refused(node.appWrite("add", "{", Long.class), Code.BAD_PAYLOAD, "not JSON of long");
      refused(
          node.appWrite("add", new byte[] {'x'}, Long.class),
          Code.BAD_PAYLOAD,
          "payload of \"add\"");
      refused(
          node.appWrite("fail", "x".repeat(4_000), Long.class),
          Code.TOO_LARGE,
          "quorate.write.max-payload-bytes = 2048");
      refused(
          node.appWrite("add", 1L, Long.class, CallOptions.DEFAULT.withVersion(7)),
          Code.VERSION_MISMATCH,
          "no version 7");
      refused(
          node.appWrite("add", 1L, Long.class, CallOptions.DEFAULT.withCaller("x".repeat(300))),
          Code.TOO_LARGE,
          "256 bytes");
      refused(node.admin().join("n9", "127.0.0.1:1"), Code.UNKNOWN_MEMBER, "n9 is not seen");
      refused(node.admin().join("n9", "nowhere"), Code.BAD_PAYLOAD, "nowhere");
      refused(node.admin().leave("n9"), Code.UNKNOWN_MEMBER, "n9 is not in the configuration");
      refused(node.admin().leave("n1"), Code.NO_QUORUM, "only voter");
      node.close();
      refused(node.appWrite("add", 1L, Long.class), Code.CLOSED, "closed");
    }
  }

  private static void refused(CompletionStage<?> call, Code code, String part) {
    ClusterException failure =
        (ClusterException) assertThrows(ExecutionException.class, () -> get(call)).getCause();
    assertEquals(code, failure.code(), failure::getMessage);
    says(String.valueOf(failure.getMessage()), part);
  }

  /** JSON can be made of it, and it cannot be made of JSON. */
  static final class OneWay {
    private final String text;

    OneWay(String text) {
      this.text = text;
    }

    public String getText() {
      return text;
    }
  }

  @Test
  void payloadThatNoNodeCouldRead_neverEntersTheLog() throws Exception {
    HandlerDefinition broken =
        HandlerDefinition.named("broken")
            .onWrite("take", OneWay.class, void.class, (payload, context) -> null)
            .snapshot(1, () -> out -> {}, (in, version) -> {})
            .build();
    try (TestCluster cluster = new TestCluster(directory, Counter::new)) {
      Cluster node = cluster.start("n1", builder -> builder.bootstrap(true).handler(broken));
      get(node.ready());
      refused(
          node.appWrite("take", new OneWay("a"), Void.class),
          Code.BAD_PAYLOAD,
          OneWay.class.getName());
      refused(node.appWrite("take", null, Void.class), Code.BAD_PAYLOAD, OneWay.class.getName());
      assertTrue(node.status().healthy());
      assertEquals(1L, get(node.appWrite("add", 1L, Long.class)));
    }
  }

  @Test
  void tooMuchOnItsWay_isRefusedAndNothingOfItIsLost() throws Exception {
    try (TestCluster cluster = cluster().set("quorate.write.queue-commands", "16").form(1)) {
      Cluster node = cluster.node("n1");
      List<CompletionStage<Long>> writes = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        writes.add(node.appWrite("add", 1L, Long.class));
      }
      int refused = 0;
      for (CompletionStage<Long> write : writes) {
        try {
          get(write);
        } catch (ExecutionException e) {
          NotCommittedException failure = (NotCommittedException) e.getCause();
          assertEquals(Code.QUEUE_FULL, failure.code());
          says(String.valueOf(failure.getMessage()), "quorate.write.queue-commands");
          refused++;
        }
      }
      assertTrue(refused > 0);
      assertEquals(2_000 - refused, TestCluster.total(node, ReadConsistency.LINEARIZABLE));
    }
  }

  @Test
  void fullDisk_refusesWritesAndStillReads() throws Exception {
    try (TestCluster cluster = cluster().form(1)) {
      get(cluster.node("n1").appWrite("add", 3L, Long.class));
      cluster.stop("n1");
      Cluster node =
          cluster.start("n1", builder -> builder.config("quorate.raft.free-space-min", "1000GiB"));
      get(node.ready());
      refused(
          node.appWrite("add", 1L, Long.class), Code.STORAGE_FULL, "quorate.raft.free-space-min");
      assertEquals(3, TestCluster.total(node, ReadConsistency.LINEARIZABLE));
      assertTrue(node.status().warnings().toString().contains("quorate.raft.free-space-min"));
      assertTrue(!node.status().healthy());
    }
  }

  @Test
  void noLeader_isNotCommittedAtTheDeadline() throws Exception {
    try (TestCluster cluster = cluster().form(1)) {
      cluster.start("n2");
      Cluster lonely = cluster.node("n2");
      refused(
          lonely.appWrite(
              "add", 1L, Long.class, CallOptions.DEFAULT.withTimeout(Duration.ofMillis(200))),
          Code.NO_LEADER,
          "does not take part");
    }
  }
}
