/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.ClusterClosedException;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.MembershipChangeException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.StaleReadException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered to well-formed requests, without sockets. */
class ManagementServiceTest {
  private Fixture fixture;
  private FakeCluster cluster;
  private Dispatcher dispatcher;

  @BeforeEach
  void create() {
    fixture = new Fixture();
    cluster = fixture.cluster;
    dispatcher =
        new Dispatcher(
            fixture.service, fixture.json, fixture.streams(), new Semaphore(4), Fixture.guard());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Reply get(String path, Map<String, String> query) {
    return (Reply)
        dispatcher.handle(
            () -> new Request("GET", path, query, Map.of(), "test", List.of(), () -> new byte[0]));
  }

  private Reply post(String path, String body) {
    return (Reply)
        dispatcher.handle(
            () ->
                new Request(
                    "POST",
                    path,
                    Map.of(),
                    Map.of(),
                    "test",
                    List.of(),
                    () -> body.getBytes(StandardCharsets.UTF_8)));
  }

  private Map<String, Object> json(Reply reply) {
    return fixture.json.read(reply.body());
  }

  private Reply writeThatFails(Throwable failure) {
    cluster.write = (op, payload) -> CompletableFuture.failedFuture(failure);
    return post("/appwrite", "{\"op\":\"echo\",\"data\":\"AA==\"}");
  }

  private void follow() {
    cluster.leader = false;
    cluster.role = RaftRole.FOLLOWER;
    cluster.leaderId = Optional.of("n2");
  }

  private ClusterStatus viewOfLeader() {
    FakeCluster other = new FakeCluster();
    other.commitIndex = 99;
    return other.status();
  }

  @Test
  void followersStatus_isTheLeaders() {
    follow();
    byte[] leaders = fixture.statusJson.encode(viewOfLeader());
    fixture.leaderStatus = () -> CompletableFuture.completedFuture(leaders);
    Map<String, Object> status = json(get("/status", Map.of()));
    assertEquals(99, ((Number) status.get("commitIndex")).intValue());
    assertEquals(List.of("one warning"), status.get("warnings"));
  }

  @Test
  void followersOwnWarnings_areBesideTheLeaders() {
    follow();
    cluster.warnings = List.of("one warning", "n1: discovery by file x fails");
    byte[] leaders = fixture.statusJson.encode(viewOfLeader());
    fixture.leaderStatus = () -> CompletableFuture.completedFuture(leaders);
    Map<String, Object> status = json(get("/status", Map.of()));
    assertEquals(99, ((Number) status.get("commitIndex")).intValue());
    assertEquals(List.of("one warning", "n1: discovery by file x fails"), status.get("warnings"));
  }

  private void assertOwnView(Reply reply) {
    Map<String, Object> status = json(reply);
    assertEquals(200, reply.status());
    assertEquals(
        List.of("one warning", "the leader could not be reached; this is the view of n1"),
        status.get("warnings"));
    assertTrue(status.containsKey("leaderAddr"));
  }

  @Test
  void leaderThatFails_givesTheOwnViewWithAWarning() {
    follow();
    assertOwnView(get("/status", Map.of()));
  }

  @Test
  void leaderThatIsSilent_givesTheOwnViewAfterTheBound() {
    follow();
    fixture.leaderStatus = CompletableFuture::new;
    assertOwnView(get("/status", Map.of()));
  }

  @Test
  void leaderThatAnswersNonsense_givesTheOwnView() {
    follow();
    fixture.leaderStatus = () -> CompletableFuture.completedFuture(new byte[] {'{', '}'});
    assertOwnView(get("/status", Map.of()));
  }

  @Test
  void leaderThatCannotEvenBeAsked_givesTheOwnView() {
    follow();
    fixture.leaderStatus =
        () -> {
          throw new IllegalStateException("no channel");
        };
    assertOwnView(get("/status", Map.of()));
  }

  @Test
  void noLeader_isNotAskedFor() {
    follow();
    cluster.leaderId = Optional.empty();
    AtomicBoolean asked = new AtomicBoolean();
    fixture.leaderStatus =
        () -> {
          asked.set(true);
          return new CompletableFuture<>();
        };
    Reply reply = get("/status", Map.of());
    assertOwnView(reply);
    assertEquals("", json(reply).get("leaderAddr"));
    assertFalse(asked.get());
  }

  @Test
  void lostQuorum_isAliveAndNotReady() {
    follow();
    cluster.leaderId = Optional.empty();
    assertEquals(200, get("/healthz", Map.of()).status());
    Reply ready = get("/healthz", Map.of("ready", "true"));
    assertEquals(503, ready.status());
    assertEquals("DOWN", json(ready).get("status"));
    assertEquals(List.of("no leader is known"), json(ready).get("reasons"));
    assertEquals(503, get("/readyz", Map.of()).status());
  }

  @Test
  void haltedNode_isDownAndSaysWhy() {
    cluster.haltReason = Optional.of("entry 7 could not be applied");
    Reply reply = get("/healthz", Map.of());
    assertEquals(503, reply.status());
    assertEquals(List.of("halted: entry 7 could not be applied"), json(reply).get("reasons"));
  }

  @Test
  void nodeThatHasNotCaughtUp_isNotReadyUntilItHas() {
    CompletableFuture<Void> stage = new CompletableFuture<>();
    cluster.readyStage = stage;
    assertEquals(503, get("/readyz", Map.of()).status());
    stage.complete(null);
    assertEquals(200, get("/readyz", Map.of()).status());
    cluster.commitIndex = cluster.appliedIndex + 1_000_000;
    assertEquals(503, get("/readyz", Map.of()).status());
  }

  @Test
  void handlersAnswer_is422WithTypeAndError() {
    Reply reply = writeThatFails(new HandlerException("shop.Overdrawn", "ann has 3 cents"));
    assertEquals(422, reply.status());
    assertEquals(
        Map.of("error", "ann has 3 cents", "code", "HANDLER_FAILED", "type", "shop.Overdrawn"),
        json(reply));
  }

  @Test
  void unknownOutcome_is504AndSaysSo() {
    Reply reply = writeThatFails(new OutcomeUnknownException(Code.LEADER_LOST, "leader lost"));
    assertEquals(504, reply.status());
    assertEquals("unknown", json(reply).get("outcome"));
    assertEquals("LEADER_LOST", json(reply).get("code"));
  }

  @Test
  void notCommitted_saysThatARetryIsSafe() {
    Reply reply = writeThatFails(NotCommittedException.of(Code.NO_LEADER, "no leader"));
    assertEquals(503, reply.status());
    assertEquals("1", reply.headers().get("Retry-After"));
    assertEquals("not_committed", json(reply).get("outcome"));
  }

  @Test
  void everyCode_hasItsStatus() {
    Map<Code, Integer> expected = new EnumMap<>(Code.class);
    for (Code code : Code.values()) {
      expected.put(code, 503);
    }
    expected.put(Code.BAD_PAYLOAD, 400);
    expected.put(Code.BAD_TOPIC, 400);
    expected.put(Code.BAD_POSITION, 400);
    expected.put(Code.UNKNOWN_SUBSCRIBER, 404);
    expected.put(Code.UNKNOWN_OPERATION, 404);
    expected.put(Code.UNKNOWN_MEMBER, 404);
    expected.put(Code.ALREADY_MEMBER, 409);
    expected.put(Code.CHANGE_IN_PROGRESS, 409);
    expected.put(Code.VERSION_MISMATCH, 409);
    expected.put(Code.FOREIGN_CLUSTER, 409);
    expected.put(Code.TOO_LARGE, 413);
    expected.put(Code.HANDLER_FAILED, 422);
    expected.put(Code.CALLED_FROM_APPLY, 500);
    expected.put(Code.CANNOT_START, 500);
    expected.put(Code.TIMEOUT, 504);
    for (Code code : Code.values()) {
      assertEquals(expected.get(code), Problems.status(code), code.name());
    }
  }

  @Test
  void wrappedFailures_areUnwrapped() {
    Reply reply =
        writeThatFails(new CompletionException(new ClusterClosedException("the node is closing")));
    assertEquals(503, reply.status());
    assertEquals("CLOSED", json(reply).get("code"));
  }

  @Test
  void writeWithoutOutcome_endsAsUnknown_notBefore() {
    cluster.write = (op, payload) -> new CompletableFuture<>();
    Reply reply = post("/appwrite", "{\"op\":\"echo\",\"timeoutMs\":1}");
    assertEquals(504, reply.status());
    assertEquals("unknown", json(reply).get("outcome"));
    assertEquals("TIMEOUT", json(reply).get("code"));
  }

  @Test
  void staleRead_hasNoOutcome() {
    cluster.read =
        (op, payload) ->
            CompletableFuture.failedFuture(new StaleReadException(Code.TIMEOUT, "too old"));
    Reply reply = post("/appread", "{\"op\":\"echo\"}");
    assertEquals(504, reply.status());
    assertFalse(json(reply).containsKey("outcome"));
  }

  @Test
  void optionsReachTheCluster() {
    post("/appread", "{\"op\":\"echo\",\"consistency\":\"session\",\"timeoutMs\":1500}");
    assertEquals(ReadConsistency.SESSION, cluster.lastConsistency);
    assertEquals(Optional.of(Duration.ofMillis(1_500)), cluster.lastOptions.timeout());
    post("/appread", "{\"op\":\"echo\"}");
    assertEquals(ReadConsistency.LINEARIZABLE, cluster.lastConsistency);
    assertEquals(CallOptions.DEFAULT, cluster.lastOptions);
  }

  @Test
  void missingData_isNoPayload_andEmptyDataIsEmpty() {
    AtomicReference<byte[]> seen = new AtomicReference<>(new byte[] {1});
    cluster.write =
        (op, payload) -> {
          seen.set(payload);
          return CompletableFuture.completedFuture(null);
        };
    assertEquals(Map.of("data", ""), json(post("/appwrite", "{\"op\":\"echo\"}")));
    assertNull(seen.get());
    post("/appwrite", "{\"op\":\"echo\",\"data\":\"\"}");
    assertEquals(0, seen.get().length);
  }

  private Reply joinThatFails(ClusterException failure) {
    cluster.join = (id, address) -> CompletableFuture.failedFuture(failure);
    return post("/join", "{\"id\":\"n3\",\"raftAddr\":\"10.0.0.3:9520\"}");
  }

  private String joins(String result) {
    String text = new String(get("/metrics", Map.of()).body(), StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> line.startsWith("quorate_join_requests_total{result=\"" + result + "\"}"))
        .findFirst()
        .orElseThrow()
        .replaceAll(".* ", "");
  }

  @Test
  void joinAgain_isAcceptedAgain() {
    for (int i = 0; i < 2; i++) {
      Reply reply = post("/join", "{\"id\":\"n2\",\"raftAddr\":\"127.0.0.1:9521\"}");
      assertEquals(Map.of("accepted", true, "leader", "127.0.0.1:9520"), json(reply));
    }
    assertEquals("2.0", joins("accepted"));
  }

  @Test
  void joinOnAFollower_isForwarded() {
    follow();
    Reply reply = post("/join", "{\"id\":\"n3\",\"raftAddr\":\"10.0.0.3:9520\"}");
    assertEquals(Map.of("accepted", true, "leader", "127.0.0.1:9521"), json(reply));
    assertEquals("1.0", joins("forwarded"));
  }

  @Test
  void joinWithAnotherAddress_isAConflict() {
    Reply reply =
        joinThatFails(new MembershipChangeException(Code.ALREADY_MEMBER, "n3 has another address"));
    assertEquals(409, reply.status());
    assertEquals(false, json(reply).get("accepted"));
    assertEquals("ALREADY_MEMBER", json(reply).get("code"));
    assertEquals("1.0", joins("rejected"));
  }

  @Test
  void joinThatIsNotKnownToHaveHappened_is504() {
    Reply reply = joinThatFails(new MembershipChangeException(Code.TIMEOUT, "no answer"));
    assertEquals(504, reply.status());
    assertEquals("1.0", joins("error"));
  }

  @Test
  void leaveOfAStranger_is404() {
    cluster.leave =
        id ->
            CompletableFuture.failedFuture(
                new MembershipChangeException(Code.UNKNOWN_MEMBER, "no member " + id));
    Reply reply = post("/leave", "{\"id\":\"n7\"}");
    assertEquals(404, reply.status());
    assertEquals(
        Map.of("accepted", false, "error", "no member n7", "code", "UNKNOWN_MEMBER"), json(reply));
  }

  @Test
  void unknownFields_areIgnored() {
    assertEquals(200, post("/appwrite", "{\"op\":\"echo\",\"colour\":\"blue\"}").status());
  }

  @Test
  void index_listsEveryPath() {
    Map<String, Object> index = json(get("/", Map.of()));
    assertEquals(20, ((Map<?, ?>) index.get("paths")).size());
  }
}
