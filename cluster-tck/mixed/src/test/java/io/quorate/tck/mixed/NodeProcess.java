/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.mixed;

import io.quorate.tck.FreePorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of the cluster, whatever runs in it; it is asked at its desk. */
final class NodeProcess implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Integer> ports = FreePorts.find(5);
  private final String id;
  private final Path directory;
  private Process process;

  NodeProcess(String id, Path directory) throws IOException {
    this.id = id;
    this.directory = Files.createDirectories(directory);
  }

  Path directory() {
    return directory;
  }

  String raftAddress() {
    return address(1);
  }

  /** Where the others look for it. */
  String membershipAddress() {
    return address(0);
  }

  /** The port for the runtime's own HTTP. */
  String httpPort() {
    return String.valueOf(ports.get(4));
  }

  private String address(int port) {
    return "127.0.0.1:" + ports.get(port);
  }

  /** Starts it: a node with this configuration, the same way on every runtime. */
  void start(List<String> command, Map<String, String> environment, NodeProcess first)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out.log").toFile());
    Map<String, String> values = builder.environment();
    values.putAll(environment);
    values.put("JAVA_HOME", System.getProperty("java.home"));
    values.put("QUORATE_NODE_ID", id);
    values.put("QUORATE_CLUSTER_NAME", "mixed-" + first.ports.get(0));
    values.put("QUORATE_BOOTSTRAP", String.valueOf(first.id.equals(id)));
    values.put("QUORATE_DATA_DIR", directory.resolve("data").toString());
    values.put("QUORATE_START_AWAIT", "0s");
    values.put("QUORATE_RAFT_FREE_SPACE_MIN", "0");
    values.put("QUORATE_MEMBERSHIP_BIND_ADDRESS", membershipAddress());
    values.put("QUORATE_MEMBERSHIP_SEEDS", first.membershipAddress());
    values.put("QUORATE_RAFT_ADDRESS", raftAddress());
    values.put("QUORATE_MANAGEMENT_ADDRESS", address(2));
    values.put("TCK_DESK_PORT", String.valueOf(ports.get(3)));
    process = builder.start();
  }

  /** What the application says at its desk; not what it refuses. */
  String ask(String question) throws Exception {
    return get(address(3) + question);
  }

  /** What the runtime says at its own port, if it has one. */
  String askRuntime(String path) throws Exception {
    return get(address(4) + path);
  }

  private String get(String what) throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create("http://" + what)));
    if (answer.statusCode() != 200) {
      throw new AssertionError(id + " " + what + ": " + answer.body());
    }
    return answer.body();
  }

  /** Takes another into the configuration, over the management port; says what was answered. */
  String join(NodeProcess joiner) throws Exception {
    String body = "{\"id\":\"%s\",\"raftAddr\":\"%s\"}".formatted(joiner.id, joiner.raftAddress());
    return send(HttpRequest.newBuilder(URI.create("http://" + address(2) + "/join"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .body();
  }

  /** Fails an assertion, which may hold later, where nobody listens yet. */
  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          id + " has ended: " + Files.readString(directory.resolve("out.log")));
    }
    try {
      return client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new AssertionError(id + " does not listen yet", e);
    }
  }

  /** Asks it to end, with all that it has started; ends it if it does not. */
  @Override
  public void close() {
    if (process != null) {
      List<ProcessHandle> all =
          Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
      all.forEach(ProcessHandle::destroy);
      process.onExit().completeOnTimeout(process, TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
      all.forEach(ProcessHandle::destroyForcibly);
    }
    client.close();
  }

  @Override
  public String toString() {
    return id;
  }
}
