/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quorate.cluster.v1.Delivery;
import io.quorate.cluster.v1.JoinRequest;
import io.quorate.cluster.v1.LeaveRequest;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.ReplicationGrpc;
import io.quorate.cluster.v1.Start;
import io.quorate.cluster.v1.SubscribeRequest;
import io.quorate.cluster.v1.TransferLeadershipRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls at a real node leave in the audit log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIT {
  private static final String FROM = "from=/127\\.0\\.0\\.1:\\d+ ";
  private static final List<String> READERS = List.of("viewer", "writer", "operator");

  private TestCluster cluster;
  private LogLines audit;
  private ManagementCalls calls;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Path tokens = directory.resolve("tokens");
    Files.writeString(
        tokens,
        """
        prometheus viewer   viewer-token-0123456789
        shop       writer   writer-token-0123456789
        admin      operator operator-token-0123456789
        """);
    cluster = new TestCluster(directory, Counter::new);
    cluster.set("quorate.security.tokens-file", tokens.toString()).form(1);
    calls = ManagementCalls.from("127.0.0.1", cluster.ports("n1")[2]);
    audit = new LogLines("io.quorate.cluster.audit");
  }

  @BeforeEach
  void forget() {
    List<String> unused = audit.take();
  }

  @AfterAll
  void close() {
    audit.close();
    calls.close();
    cluster.close();
  }

  private static String token(String role) {
    return role + "-token-0123456789";
  }

  private static Metadata shown(String role) {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + token(role));
    return headers;
  }

  private static String name(String role) {
    return role.equals("writer") ? "token shop" : "token admin";
  }

  private static boolean changes(List<String> roles) {
    return !roles.contains("viewer");
  }

  /** Paths and methods that change something, with who may. */
  private static Map<String, List<String>> select(Map<String, List<String>> all, boolean changing) {
    Map<String, List<String>> selected = new TreeMap<>(all);
    selected.values().removeIf(roles -> changes(roles) != changing);
    return selected;
  }

  static Stream<String> changingPaths() {
    return select(AccessMatrixIT.PATHS, true).keySet().stream();
  }

  static Stream<MethodDescriptor<?, ?>> changingMethods() {
    Map<String, List<String>> changing = select(AccessMatrixIT.METHODS, true);
    return ManagementCalls.methods().stream()
        .filter(method -> changing.containsKey(method.getBareMethodName()));
  }

  private static void assertLine(List<String> lines, String pattern) {
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(lines.get(0).matches(pattern), () -> lines + " is not " + pattern);
  }

  /** All denials of this class are fewer than are told in a second. */
  @ParameterizedTest
  @MethodSource("changingPaths")
  void changingPath_isOneLine_whetherItWorksOrNot(String path) throws Exception {
    String role = AccessMatrixIT.PATHS.get(path).get(0);
    int status = calls.http(path, token(role), "{\"unknown\":1}").statusCode();
    String outcome = status == 200 ? "done" : ".+";
    assertLine(
        audit.take(),
        "node=n1 caller=\""
            + name(role)
            + "\" "
            + FROM
            + "operation=\""
            + path
            + "\" outcome=\""
            + outcome
            + "\"");
    assertEquals(403, calls.http(path, token("viewer"), "{}").statusCode());
    assertLine(
        audit.take(),
        "node=n1 " + FROM + "operation=\"" + path + "\" outcome=\"denied\" why=\".*prometheus.*\"");
  }

  @ParameterizedTest
  @MethodSource("changingMethods")
  void changingMethod_isOneLine_whetherItWorksOrNot(MethodDescriptor<?, ?> method) {
    String role = AccessMatrixIT.METHODS.get(method.getBareMethodName()).get(0);
    String status = calls.grpc(method, token(role));
    String outcome = status.equals("OK") ? "done" : status.split(" ", 2)[0] + " .+";
    assertLine(
        audit.take(),
        "node=n1 caller=\""
            + name(role)
            + "\" "
            + FROM
            + "operation=\""
            + method.getFullMethodName()
            + "\" outcome=\""
            + outcome
            + "\"");
    assertEquals("PERMISSION_DENIED FORBIDDEN", calls.grpc(method, token("viewer")));
    assertLine(
        audit.take(),
        "node=n1 "
            + FROM
            + "operation=\""
            + method.getFullMethodName()
            + "\" outcome=\"denied\" why=\".*prometheus.*\"");
  }

  /** Its leader is n1, so that what is asked of n9 fails. */
  @ParameterizedTest
  @ValueSource(strings = {"POST /join", "POST /leave", "POST /v1/leader"})
  void changeOfAPath_tellsWhomItIsAbout_thoughItFails(String path) throws Exception {
    String body = "{\"id\":\"n9\",\"raftAddr\":\"nowhere\"}";
    assertTrue(calls.http(path, token("operator"), body).statusCode() >= 400);
    assertLine(audit.take(), ".*operation=\"" + path + "\" target=\"n9\" outcome=\"(?!done).+\"");
    String hostile = "{\"id\":\"a\\n" + "b".repeat(200) + "\",\"raftAddr\":\"h:1\"}";
    assertEquals(400, calls.http(path, token("operator"), hostile).statusCode());
    assertLine(
        audit.take(),
        ".*operation=\"" + path + "\" target=\"a\\?b{126}\" outcome=\"field \\?id\\? .+\"");
  }

  @Test
  void joinThatWorks_tellsWhomItIsAbout() throws Exception {
    String body = "{\"id\":\"n1\",\"raftAddr\":\"" + cluster.raftAddress("n1") + "\"}";
    assertEquals(200, calls.http("POST /join", token("operator"), body).statusCode());
    assertLine(audit.take(), ".*operation=\"POST /join\" target=\"n1\" outcome=\"done\"");
  }

  @Test
  void callsOfGrpc_tellWhomTheyAreAbout() {
    ManagementGrpc.ManagementBlockingStub operator =
        ManagementGrpc.newBlockingStub(calls.channel())
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(shown("operator")));
    Map<String, Executable> asked =
        Map.of(
            "Join",
            () -> operator.join(JoinRequest.newBuilder().setId("n9").build()),
            "Leave",
            () -> operator.leave(LeaveRequest.newBuilder().setId("n9").build()),
            "TransferLeadership",
            () ->
                operator.transferLeadership(
                    TransferLeadershipRequest.newBuilder().setId("n9").build()));
    asked.forEach(
        (method, call) -> {
          assertThrows(StatusRuntimeException.class, call);
          assertLine(
              audit.take(),
              ".*operation=\"quorate.cluster.v1.Management/"
                  + method
                  + "\" target=\"n9\" outcome=\"[A-Z_]+ .+\"");
        });
    var unused =
        operator.join(
            JoinRequest.newBuilder().setId("n1").setRaftAddress(cluster.raftAddress("n1")).build());
    assertLine(audit.take(), ".*Management/Join\" target=\"n1\" outcome=\"done\"");
  }

  @Test
  void changeThatWorks_isDone() throws Exception {
    String body = "{\"op\":\"add\",\"data\":\"" + HttpNode.base64("1") + "\"}";
    assertEquals(200, calls.http("POST /appwrite", token("writer"), body).statusCode());
    assertLine(audit.take(), ".*operation=\"POST /appwrite\" outcome=\"done\"");
  }

  @Test
  void reads_areNoLines() throws Exception {
    for (var path : select(AccessMatrixIT.PATHS, false).keySet()) {
      for (String role : READERS) {
        assertTrue(calls.http(path, token(role), "{\"unknown\":1}").statusCode() < 500, path);
      }
    }
    Map<String, List<String>> reading = select(AccessMatrixIT.METHODS, false);
    for (MethodDescriptor<?, ?> method : ManagementCalls.methods()) {
      if (reading.containsKey(method.getBareMethodName())) {
        String unused = calls.grpc(method, token("viewer"));
      }
    }
    assertEquals(List.of(), audit.take());
  }

  /** What a caller began is told although nobody is there to be answered. */
  @Test
  void callThatItsCallerEnds_isOneLine() throws Exception {
    Metadata headers = shown("writer");
    try (Context.CancellableContext context = Context.current().withCancellation()) {
      context.call(
          () -> {
            Iterator<Delivery> stream =
                ReplicationGrpc.newBlockingStub(calls.channel())
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .subscribe(
                        SubscribeRequest.newBuilder()
                            .setSubscriberId("x")
                            .setTopics("news")
                            .setStart(Start.START_EARLIEST)
                            .build());
            assertTrue(stream.hasNext(), "it is open");
            return null;
          });
      assertEquals(List.of(), audit.lines(), "it has not ended");
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertLine(
                    audit.lines(),
                    "node=n1 caller=\"token shop\" "
                        + FROM
                        + "operation=\"quorate.cluster.v1.Replication/Subscribe\""
                        + " outcome=\"ended before it was answered\""));
    await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(5))
        .until(() -> audit.lines().size() == 1);
  }
}
