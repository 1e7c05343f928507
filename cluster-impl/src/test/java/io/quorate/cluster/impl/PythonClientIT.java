/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real node and a client in Python, made from the .proto files of the jars alone. */
class PythonClientIT {
  private static final List<String> PROTOS =
      List.of(
          "quorate/cluster/v1/management.proto",
          "quorate/cluster/v1/replication.proto",
          "grpc/reflection/v1alpha/reflection.proto");
  private static final String INSTRUCTIONS =
      "This test needs python3 with grpcio and protobuf, and protoc; on Debian and Ubuntu:"
          + " apt-get install python3-grpcio python3-protobuf protobuf-compiler";

  @TempDir Path directory;

  private final List<Process> processes = new ArrayList<>();
  private TestCluster cluster;
  private String python;

  @BeforeEach
  void start() throws Exception {
    python = python();
    for (String proto : PROTOS) {
      Path file = directory.resolve("proto").resolve(proto);
      Files.createDirectories(file.getParent());
      try (InputStream in = PythonClientIT.class.getResourceAsStream("/" + proto)) {
        Files.copy(in, file);
      }
    }
    cluster = new TestCluster(directory.resolve("data"), Counter::new).form(1);
  }

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
    if (cluster != null) {
      cluster.close();
    }
  }

  /** A Python that has what the client needs; the system's, where another comes first. */
  private static String python() throws InterruptedException {
    for (String candidate : List.of("python3", "/usr/bin/python3")) {
      try {
        Process check =
            new ProcessBuilder(
                    candidate,
                    "-c",
                    "import grpc, google.protobuf, subprocess;"
                        + " subprocess.run(['protoc', '--version'], check=True)")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (check.waitFor(30, TimeUnit.SECONDS) && check.exitValue() == 0) {
          return candidate;
        }
      } catch (IOException e) {
        // There is none of that name.
      }
    }
    return fail(INSTRUCTIONS);
  }

  private Path launch(String... arguments) throws IOException {
    Path output = Files.createTempFile(directory, "client", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                python,
                Path.of(
                        System.getProperty("quorate.repo.root"),
                        "cluster-impl/src/test/python/client.py")
                    .toString(),
                directory.resolve("proto").toString(),
                "127.0.0.1:" + cluster.ports("n1")[2]));
    command.addAll(List.of(arguments));
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start());
    return output;
  }

  private List<String> run(String... arguments) throws Exception {
    Path output = launch(arguments);
    Process process = processes.get(processes.size() - 1);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the client did not end");
    List<String> lines = lines(output);
    assertEquals(0, process.exitValue(), String.join("\n", lines));
    return lines;
  }

  private static List<String> lines(Path output) throws IOException {
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }

  @Test
  void services_areListedAndCalled() throws Exception {
    assertEquals(
        List.of(
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection",
            "quorate.cluster.v1.Management",
            "quorate.cluster.v1.Replication"),
        run("list").stream().sorted().toList());
    assertEquals(List.of("n1 1"), run("status"));
    assertEquals(List.of("5", "5", "NOT_FOUND UNKNOWN_OPERATION"), run("call", "add", "5"));
  }

  @Test
  void subscriberThatIsKilled_resumesAtItsCursor() throws Exception {
    assertEquals(List.of("published"), run("publish", "prices.eur", "20"));
    Path first = launch("subscribe", "py", "prices.*");
    await().atMost(Duration.ofSeconds(30)).until(() -> lines(first).size() == 21);
    processes.get(processes.size() - 1).destroyForcibly().waitFor();
    get(cluster.node("n1").publish("prices.eur", "21"));
    ReplicationIT.awaitCursor(cluster, "py", 20);
    Path second = launch("subscribe", "py", "prices.*");
    await().atMost(Duration.ofSeconds(30)).until(() -> lines(second).size() >= 2);
    assertEquals(List.of("opened", "prices.eur 21 21"), lines(second));
    List<String> all = new ArrayList<>(List.of("opened"));
    for (int i = 1; i <= 20; i++) {
      all.add("prices.eur " + i + " " + i);
    }
    assertEquals(all, lines(first));
  }
}
