/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.client.Channels;
import io.quorate.cluster.impl.security.ClientTls;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.ReplicationGrpc;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every path and method of the management port, asked by everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {
  private static final List<String> ALL = List.of("viewer", "writer", "operator");

  /** Who may, by path; {@code GET /} lists the paths there are. */
  static final Map<String, List<String>> PATHS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("GET /", ALL),
              Map.entry("GET /status", ALL),
              Map.entry("GET /metrics", ALL),
              Map.entry("GET /openapi.json", ALL),
              Map.entry("GET /topics", ALL),
              Map.entry("GET /topics/{topic}", ALL),
              Map.entry("GET /v1/autopilot", ALL),
              Map.entry("GET /v1/members", ALL),
              Map.entry("GET /v1/node", ALL),
              Map.entry("POST /appread", ALL),
              Map.entry("POST /appwrite", List.of("writer")),
              Map.entry("POST /publish", List.of("writer")),
              Map.entry("POST /appsync", List.of("writer")),
              Map.entry("POST /join", List.of("operator")),
              Map.entry("POST /leave", List.of("operator")),
              Map.entry("POST /v1/leader", List.of("operator")),
              Map.entry("POST /v1/snapshot", List.of("operator")),
              Map.entry("POST /v1/backup", List.of("operator")),
              Map.entry("GET /healthz", List.of("viewer", "writer", "operator", "stranger", "")),
              Map.entry("GET /readyz", List.of("viewer", "writer", "operator", "stranger", ""))));

  static final Map<String, List<String>> METHODS =
      Map.ofEntries(
          Map.entry("GetStatus", ALL),
          Map.entry("Read", ALL),
          Map.entry("Write", List.of("writer")),
          Map.entry("Publish", List.of("writer")),
          Map.entry("Subscribe", List.of("writer")),
          Map.entry("Ack", List.of("writer")),
          Map.entry("Unsubscribe", List.of("writer")),
          Map.entry("Join", List.of("operator")),
          Map.entry("Leave", List.of("operator")),
          Map.entry("TransferLeadership", List.of("operator")),
          Map.entry("TakeSnapshot", List.of("operator")));

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private TestCluster cluster;
  private LogLines audit;
  private TestCertificates certificates;
  private int port;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    audit = new LogLines("io.quorate.cluster.audit");
    cluster = new TestCluster(directory, Counter::new);
    certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    certificates.issue("n1");
    for (String name : List.of("viewer-1", "writer-1", "operator-1", "stranger-1")) {
      certificates.client(name);
    }
    Path tokens = directory.resolve("tokens");
    Files.writeString(
        tokens,
        """
        # name roles token
        prometheus viewer   viewer-token-0123456789
        shop       writer   writer-token-0123456789
        admin      operator operator-token-0123456789
        """);
    cluster
        .secure(certificates)
        .set("quorate.security.viewers", "viewer-*")
        .set("quorate.security.writers", "writer-*")
        .set("quorate.security.operators", "operator-*")
        .set("quorate.security.tokens-file", tokens.toString())
        .form(1);
    port = cluster.ports("n1")[2];
  }

  @AfterAll
  void close() {
    cluster.close();
    audit.close();
  }

  /** A role by certificate or by token; empty for who shows nothing. */
  private record Caller(String role, boolean byToken) {
    Optional<String> header() {
      return byToken ? Optional.of("Bearer " + role + "-token-0123456789") : Optional.empty();
    }

    boolean may(List<String> roles) {
      return roles.contains(role);
    }

    boolean unknown() {
      return role.isEmpty() || (byToken && role.equals("stranger"));
    }
  }

  private static List<Caller> callers() {
    List<Caller> callers = new ArrayList<>();
    for (String role : List.of("viewer", "writer", "operator", "stranger")) {
      callers.add(new Caller(role, false));
      callers.add(new Caller(role, true));
    }
    callers.add(new Caller("", false));
    return callers;
  }

  private SSLContext context(Caller caller) {
    Optional<String> shown =
        caller.byToken() || caller.role().isEmpty()
            ? Optional.empty()
            : Optional.of(caller.role() + "-1");
    return ClientTls.context(
        Optional.of(certificates.ca()),
        shown.map(certificates::cert),
        shown.map(certificates::key),
        "",
        "n1",
        false);
  }

  @Test
  void everyPath_byEverybody() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Caller caller : callers()) {
      HttpClient client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .sslContext(context(caller))
              .build();
      for (var path : PATHS.entrySet()) {
        int status = ask(client, caller, path.getKey());
        int expected = caller.may(path.getValue()) ? 0 : caller.unknown() ? 401 : 403;
        int seen = status == 401 || status == 403 ? status : 0;
        if (seen != expected) {
          wrong.add(path.getKey() + " by " + caller + ": " + status);
        }
      }
      client.shutdownNow();
    }
    assertEquals(List.of(), wrong);
  }

  private int ask(HttpClient client, Caller caller, String path) throws Exception {
    String[] parts = path.split(" ");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("https://127.0.0.1:" + port + parts[1].replace("{topic}", "any?id=x")))
            .timeout(Duration.ofSeconds(20));
    caller.header().ifPresent(value -> request.header("Authorization", value));
    // What is allowed is refused later, for its fields.
    request.method(
        parts[0],
        parts[0].equals("GET")
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString("{\"unknown\":1}"));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  /** Over TLS too, an event comes when it happens, and the stream ends with its client. */
  @Test
  void viewer_followsATopic() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(context(callers().get(0))).build();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://127.0.0.1:" + port + "/topics/news?from=earliest"))
            .build();
    HttpResponse<Stream<String>> response =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofLines()).get(20, TimeUnit.SECONDS);
    assertEquals(200, response.statusCode());
    TestCluster.get(cluster.node("n1").publish("news", "hello", PublishOptions.DEFAULT));
    try (Stream<String> lines = response.body()) {
      assertTrue(lines.anyMatch(line -> line.contains("\"seq\":1")));
    }
    client.shutdownNow();
  }

  @Test
  void everyPath_isInTheTable() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(context(callers().get(0))).build();
    String body =
        client
            .send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    client.shutdownNow();
    JsonObject paths;
    try (var reader = Json.createReader(new StringReader(body))) {
      paths = reader.readObject().getJsonObject("paths");
    }
    TreeSet<String> listed = new TreeSet<>();
    paths.forEach((path, about) -> listed.add(paths.getString(path).split(" ", 2)[0] + " " + path));
    assertEquals(PATHS.keySet(), listed);
  }

  @Test
  void everyMethod_byEverybody() throws Exception {
    List<MethodDescriptor<?, ?>> methods = new ArrayList<>();
    methods.addAll(ManagementGrpc.getServiceDescriptor().getMethods());
    methods.addAll(ReplicationGrpc.getServiceDescriptor().getMethods());
    List<String> wrong = new ArrayList<>();
    for (Caller caller : callers()) {
      try (Channels channels =
          new Channels(
              Duration.ofMinutes(1), context(caller).getSocketFactory(), (host, session) -> true)) {
        Channel channel = channels.to(new HostPort("127.0.0.1", port));
        for (MethodDescriptor<?, ?> method : methods) {
          List<String> roles = METHODS.get(method.getBareMethodName());
          assertTrue(roles != null, method.getFullMethodName() + " is not in the table");
          Status status = ask(channel, caller, method);
          Status.Code code = status.getCode();
          boolean denied =
              code
                  == (caller.unknown()
                      ? Status.Code.UNAUTHENTICATED
                      : Status.Code.PERMISSION_DENIED);
          if (denied == caller.may(roles) || code == Status.Code.UNAVAILABLE) {
            wrong.add(method.getFullMethodName() + " by " + caller + ": " + status);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static <Q, A> Status ask(Channel channel, Caller caller, MethodDescriptor<Q, A> method) {
    Metadata headers = new Metadata();
    caller.header().ifPresent(value -> headers.put(AUTHORIZATION, value));
    Channel with =
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS);
    Q empty = method.parseRequest(new java.io.ByteArrayInputStream(new byte[0]));
    try {
      if (method.getType() == MethodDescriptor.MethodType.SERVER_STREAMING) {
        // It fails when it is looked at; nobody has asked for an id that is good.
        boolean unused =
            ClientCalls.blockingServerStreamingCall(with, method, options, empty).hasNext();
        return Status.OK;
      }
      A unused = ClientCalls.blockingUnaryCall(with, method, options, empty);
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
  }
}
