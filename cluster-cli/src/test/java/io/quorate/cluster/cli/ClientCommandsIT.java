/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ClientCommandsIT {
  private final FakeNode node = new FakeNode();
  private final Terminals terminals = new Terminals();

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void status_isJson_andTheExitCodeTellsHealth() {
    node.answer(200, "{\"healthy\":true,\"term\":3,\"members\":[]}");
    assertEquals(ExitCode.OK, ask("status"), terminals.err());
    assertEquals("GET /status", node.request);
    assertEquals(
        """
        {
            "healthy": true,
            "term": 3,
            "members": [
            ]
        }
        """,
        terminals.out());
    node.answer(200, "{\"healthy\":false}");
    assertEquals(ExitCode.NOT_HEALTHY, ask("status"));
    node.answer(503, "{\"healthy\":false}");
    assertEquals(ExitCode.NOT_HEALTHY, ask("status"));
    assertEquals("", terminals.err());
  }

  @Test
  void status_asATable() {
    node.answer(
        200,
        "{\"healthy\":true,\"leaderId\":\"n1\",\"leaderAddr\":\"h:1\",\"term\":3,"
            + "\"clusterName\":\"c\",\"nodeId\":\"n1\",\"members\":[]}");
    assertEquals(ExitCode.OK, ask("status", "--output", "table"));
    assertTrue(
        terminals.out().startsWith("cluster c  leader n1 (h:1)  term 3  seen by n1  healthy\n"),
        terminals.out());
  }

  @Test
  void statusThatIsNone_isRefused() {
    node.answer(200, "{\"hello\":1}");
    assertEquals(ExitCode.REFUSED, ask("status"));
    node.answer(500, "{\"error\":\"broken\",\"code\":\"INTERNAL\"}");
    assertEquals(ExitCode.REFUSED, ask("status"));
    assertTrue(terminals.err().contains("broken [INTERNAL]"), terminals.err());
  }

  @Test
  void address_comesFromTheEnvironmentToo() {
    terminals.environment.put("QUORATE_MANAGEMENT_ADDRESS", node.address());
    node.answer(200, "{\"healthy\":true}");
    assertEquals(ExitCode.OK, terminals.run("status"), terminals.err());
  }

  @Test
  void join_sendsAFullAddress() {
    node.answer(200, "{\"accepted\":true,\"leader\":\"h:1\"}");
    assertEquals(ExitCode.OK, ask("join", "--id", "n2", "--raft-addr", ":9521"));
    assertEquals("POST /join {\"id\":\"n2\",\"raftAddr\":\"127.0.0.1:9521\"}", node.request);
    assertEquals("{\n    \"accepted\": true,\n    \"leader\": \"h:1\"\n}\n", terminals.out());
  }

  @Test
  void join_takesWhatIsConfigured() {
    terminals.environment.put("QUORATE_NODE_ID", "n7");
    terminals.environment.put("QUORATE_RAFT_ADDRESS", "h:1");
    terminals.properties.setProperty("quorate.raft.advertised-address", "h:2");
    node.answer(200, "{\"accepted\":true}");
    assertEquals(ExitCode.OK, ask("join"), terminals.err());
    assertEquals("POST /join {\"id\":\"n7\",\"raftAddr\":\"h:2\"}", node.request);
  }

  @Test
  void refusedJoin_showsTheAnswer_andWhoLeads() {
    node.answer(200, "{\"accepted\":false,\"error\":\"not leader\",\"leader\":\"h:1\"}");
    assertEquals(ExitCode.REFUSED, ask("join", "--id", "n2", "--raft-addr", "h:2"));
    assertTrue(terminals.out().contains("\"accepted\": false"), terminals.out());
    assertEquals("clusterctl join: not leader; the leader is at h:1\n", terminals.err());
  }

  @Test
  void leave_namesTheNode() {
    node.answer(200, "{\"accepted\":true}");
    assertEquals(ExitCode.OK, ask("leave", "--id", "n2"));
    assertEquals("POST /leave {\"id\":\"n2\"}", node.request);
  }

  @Test
  void write_sendsThePayload_andShowsTheReplyAsItIs() {
    node.answer(200, "{\"data\":\"" + base64("grün".getBytes(UTF_8)) + "\"}");
    terminals.in("pay\u00e4load");
    assertEquals(ExitCode.OK, ask("write", "put", "-", "--timeout", "2s"), terminals.err());
    assertEquals(
        "POST /appwrite {\"op\":\"put\",\"data\":\""
            + base64("pay\u00e4load".getBytes(UTF_8))
            + "\",\"timeoutMs\":2000}",
        node.request);
    assertEquals("grün", terminals.out());
    assertEquals("", terminals.err());
  }

  @Test
  void write_withoutPayload_sendsNone() {
    node.answer(200, "{\"data\":null}");
    assertEquals(ExitCode.OK, ask("write", "reset"), terminals.err());
    assertEquals("POST /appwrite {\"op\":\"reset\",\"timeoutMs\":10000}", node.request);
    assertEquals("", terminals.out());
  }

  @Test
  void reply_onATerminal_endsItsLine() {
    terminals.terminal = true;
    node.answer(200, "{\"data\":\"" + base64("x".getBytes(UTF_8)) + "\",\"index\":5}");
    ask("read", "get", "k");
    assertEquals("x\n", terminals.out());
  }

  @Test
  void reply_thatIsNoText_isWrittenAsBytes() {
    byte[] bytes = {(byte) 0xff, 0, (byte) 0xfe, 10};
    node.answer(200, "{\"data\":\"" + base64(bytes) + "\"}");
    assertEquals(ExitCode.OK, ask("read", "get", "k"));
    assertEquals("", terminals.out());
    assertArrayEquals(bytes, terminals.binary.toByteArray());
  }

  @Test
  void publish_sendsAllThatIsSaid() {
    node.answer(200, "{\"topic\":\"orders\",\"seq\":7,\"index\":9}");
    assertEquals(
        ExitCode.OK,
        ask(
            "publish",
            "orders",
            "x",
            "--key",
            "k",
            "--publisher",
            "p",
            "--attribute",
            "a=b",
            "--idempotency-key",
            "once"),
        terminals.err());
    assertEquals(
        "POST /publish {\"topic\":\"orders\",\"data\":\"eA==\","
            + "\"contentType\":\"text/plain;charset=utf-8\",\"key\":\"k\",\"publisher\":\"p\","
            + "\"attributes\":{\"a\":\"b\"},\"idempotencyKey\":\"once\",\"timeoutMs\":10000}",
        node.request);
    assertEquals(
        "{\n    \"topic\": \"orders\",\n    \"seq\": 7,\n    \"index\": 9\n}\n", terminals.out());
  }

  @Test
  void publishedFile_isBytes_unlessItIsSaidOtherwise() {
    node.answer(200, "{}");
    terminals.in("x");
    ask("publish", "orders", "-");
    assertEquals(
        "POST /publish {\"topic\":\"orders\",\"data\":\"eA==\",\"timeoutMs\":10000}", node.request);
    ask("publish", "orders", "{}", "--content-type", "application/json");
    assertTrue(node.request.contains("\"contentType\":\"application/json\""), node.request);
  }

  @Test
  void read_saysItsConsistency_andJsonIsTheWholeAnswer() {
    node.answer(200, "{\"data\":\"eA==\",\"index\":5}");
    assertEquals(
        ExitCode.OK,
        ask("read", "get", "k", "--consistency", "local", "--output", "json"),
        terminals.err());
    assertTrue(
        node.request.endsWith("\"timeoutMs\":10000,\"consistency\":\"local\"}"), node.request);
    assertEquals("{\n    \"data\": \"eA==\",\n    \"index\": 5\n}\n", terminals.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "write put x | 422 | 'error':'no funds','code':'HANDLER_FAILED'                      | 1",
        "write put x | 404 | 'error':'no such','code':'UNKNOWN_OPERATION'                    | 1",
        "write put x | 503 | 'error':'none','code':'NO_LEADER','outcome':'not_committed'     | 1",
        "write put x | 504 | 'error':'late','code':'TIMEOUT','outcome':'not_committed'       | 1",
        "write put x | 504 | 'error':'late','code':'TIMEOUT','outcome':'unknown'             | 4",
        "write put x | 500 | 'error':'broken','code':'INTERNAL'                              | 4",
        "write put x | 502 | 'hello':1                                                       | 4",
        "publish a x | 503 | 'error':'full','code':'WINDOW_FULL','outcome':'not_committed'   | 1",
        "publish a x | 504 | 'error':'late','code':'TIMEOUT','outcome':'unknown'             | 4",
        "subscribe a | 400 | 'error':'no topic','code':'BAD_TOPIC','outcome':'not_committed' | 1",
        "topics      | 200 | 'hello':1                                                       | 1",
        "members     | 200 | 'hello':1                                                       | 1",
        "autopilot   | 503 | 'error':'none','code':'NO_LEADER'                               | 1",
        "transfer-leader | 404 | 'error':'no','code':'UNKNOWN_MEMBER'                        | 1",
        "transfer-leader | 504 | 'error':'late','code':'TIMEOUT'                             | 4",
        "snapshot    | 503 | 'error':'halted','code':'HALTED','outcome':'not_committed'      | 1",
        "backup target/none --force | 503 | 'error':'busy','code':'BUSY'                     | 1",
        "backup target/none --force | 200 | 'hello':1                                        | 1",
        "snapshot    | 500 | 'error':'broken','code':'INTERNAL'                              | 4",
        "write put x | 200 | 'error':'said with 200'                                         | 1",
        "read get x  | 504 | 'error':'late','code':'TIMEOUT','outcome':'unknown'             | 1",
        "read get x  | 503 | 'error':'old','code':'STALE'                                    | 1",
        "join --id n2 --raft-addr h:1 | 409 | 'error':'other','code':'ALREADY_MEMBER'        | 1",
        "join --id n2 --raft-addr h:1 | 504 | 'error':'late','code':'TIMEOUT'                | 4",
        "leave --id n2 | 404 | 'accepted':false,'error':'no','code':'UNKNOWN_MEMBER'         | 1",
        "leave --id n2 | 500 | 'error':'broken','code':'INTERNAL'                            | 4",
      })
  void error_hasTheExitCodeOfItsClass(String command, int status, String body, int exitCode) {
    node.answer(status, "{" + body.replace('\'', '"') + "}");
    assertEquals(exitCode, ask(command.split(" ")), terminals.err());
    assertFalse(terminals.err().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "status",
    "join --id n2 --raft-addr h:1",
    "leave --id n2",
    "write put",
    "read get",
    "publish orders x",
    "publish orders x --mgmt-proto grpc",
    "subscribe orders",
    "subscribe orders --id a",
    "topics",
    "members",
    "members --watch",
    "autopilot",
    "transfer-leader",
    "transfer-leader --mgmt-proto grpc",
    "snapshot",
    "doctor",
    "backup target/none"
  })
  void nobodyThere_isUnreachable(String command) throws IOException {
    String closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = "127.0.0.1:" + socket.getLocalPort();
    }
    assertEquals(ExitCode.UNREACHABLE, askAt(closed, command.split(" ")));
    assertTrue(terminals.err().contains("nothing listens there"), terminals.err());
  }

  @Test
  void unknownHost_isUnreachable() {
    assertEquals(ExitCode.UNREACHABLE, askAt("no-such-host.invalid:1", "status"));
    assertTrue(terminals.err().contains("no such host"), terminals.err());
  }

  @ParameterizedTest
  @CsvSource({
    "status,3",
    "read get,3",
    "write put,4",
    "join --id n2 --raft-addr h:1,4",
    "leave --id n2,4",
    "publish orders x,4",
    "subscribe orders,3",
    "topics,3",
    "members,3",
    "autopilot,3",
    "transfer-leader,4",
    "snapshot,4",
    "backup target/none,3"
  })
  void silence_isUnknownWhereSomethingMayHaveChanged(String command, int exitCode) {
    node.silent = true;
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of("--timeout", "100ms"));
    assertEquals(exitCode, ask(all.toArray(String[]::new)), terminals.err());
    assertTrue(terminals.err().contains("gave no answer in"), terminals.err());
  }

  @ParameterizedTest
  @CsvSource({
    "status,3",
    "read get,3",
    "write put,4",
    "leave --id n2,4",
    "publish a x,4",
    "topics,3"
  })
  void brokenConnection_isUnknownWhereSomethingMayHaveChanged(String command, int exitCode) {
    node.breaking = true;
    assertEquals(exitCode, ask(command.split(" ")), terminals.err());
    assertTrue(terminals.err().contains("broke the connection off"), terminals.err());
  }

  @Test
  void somethingElseThere_isSaidSo() {
    node.answer(404, "<html>");
    assertEquals(ExitCode.UNREACHABLE, ask("status"));
    assertTrue(terminals.err().contains("does not seem to be a node"), terminals.err());
  }

  private int ask(String... arguments) {
    return askAt(node.address(), arguments);
  }

  private int askAt(String address, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--addr", address));
    return terminals.run(all.toArray(String[]::new));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
