/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What malformed or hostile requests get: a fitting status and one line of JSON, nothing else. */
class BadInputIT {
  /**
   * One bad request.
   *
   * @param name what is wrong with it
   * @param request its bytes
   * @param status the status it must get
   * @param code the code it must get
   * @param names what the message must name
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Case(String name, byte[] request, int status, String code, String names) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String JSON = "Content-Type: application/json\r\n";

  private static Fixture fixture;

  @BeforeAll
  static void start() {
    fixture = new Fixture();
    fixture.http.start();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  private static Case bytes(String name, String request, int status, String code, String names) {
    return new Case(name, request.getBytes(StandardCharsets.ISO_8859_1), status, code, names);
  }

  private static Case get(String name, String line, int status, String code, String names) {
    return bytes(
        name,
        line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        status,
        code,
        names);
  }

  private static Case post(String name, String path, String body, int status, String names) {
    return sized(name, path, JSON, body, status, status == 404 ? "UNKNOWN_OPERATION" : "", names);
  }

  private static Case sized(
      String name, String path, String more, String body, int status, String code, String names) {
    String headers = more + "Content-Length: " + body.length() + "\r\n";
    return bytes(
        name,
        RawHttp.post(path, headers, body),
        status,
        code.isEmpty() ? "BAD_REQUEST" : code,
        names);
  }

  private static Case chunked(String name, String body, int status, String code, String names) {
    return bytes(
        name,
        RawHttp.post("/appwrite", JSON + "Transfer-Encoding: chunked\r\n", body),
        status,
        code,
        names);
  }

  static Stream<Case> cases() {
    return Stream.of(lines(), framing(), bodies(), fields()).flatMap(stream -> stream);
  }

  private static Stream<Case> lines() {
    return Stream.of(
        get("unknown path", "GET /nowhere", 404, "NOT_FOUND", "GET /"),
        get("trailing slash", "GET /status/", 404, "NOT_FOUND", "GET /"),
        get("path that climbs", "GET /../../etc/passwd", 404, "NOT_FOUND", ""),
        get("GET on a POST path", "GET /join", 405, "METHOD_NOT_ALLOWED", "POST"),
        get("DELETE on a GET path", "DELETE /status", 405, "METHOD_NOT_ALLOWED", "GET, HEAD"),
        get("OPTIONS", "OPTIONS /leave", 405, "METHOD_NOT_ALLOWED", "POST"),
        get("made-up method", "BREW /status", 405, "METHOD_NOT_ALLOWED", "GET"),
        get("unknown value of a parameter", "GET /healthz?ready=soon", 400, "BAD_REQUEST", "ready"),
        get("first line too long", "GET /" + "a".repeat(8_000), 414, "", ""),
        get("bad escape in the path", "GET /sta%zztus", 400, "BAD_REQUEST", ""),
        bytes("no HTTP at all", "\u0016\u0003\u0001 hello\r\n\r\n", 400, "BAD_REQUEST", ""),
        bytes("HTTP/1.0", "GET /status HTTP/1.0\r\n\r\n", 505, "", ""),
        bytes(
            "bare line feeds", "GET /status HTTP/1.1\nHost: localhost\n\n", 400, "BAD_REQUEST", ""),
        bytes("no Host", "GET /status HTTP/1.1\r\n\r\n", 400, "BAD_REQUEST", "Host"),
        bytes(
            "two Hosts",
            "GET /status HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            400,
            "BAD_REQUEST",
            "Host"),
        bytes(
            "header without colon",
            "GET /status HTTP/1.1\r\nHost: localhost\r\nnonsense\r\n\r\n",
            400,
            "BAD_REQUEST",
            ""),
        bytes(
            "headers too large",
            "GET /status HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(40_000) + "\r\n\r\n",
            400,
            "BAD_REQUEST",
            "Header size"));
  }

  private static Stream<Case> framing() {
    String large = "x".repeat((int) Fixture.MAX_BODY + 1);
    String hexLarge = Integer.toHexString(large.length());
    return Stream.of(
        sized("body too large", "/appwrite", JSON, large, 413, "REQUEST_ENTITY_TOO_LARGE", ""),
        chunked(
            "chunked body too large",
            hexLarge + "\r\n" + large + "\r\n0\r\n\r\n",
            413,
            "TOO_LARGE",
            "quorate.management.max-body-bytes"),
        chunked("chunk size no number", "zz\r\nab\r\n0\r\n\r\n", 400, "BAD_REQUEST", ""),
        chunked("chunk size negative", "-1\r\nab\r\n0\r\n\r\n", 400, "BAD_REQUEST", ""),
        chunked("chunk size over an int", "fffffffff\r\nab\r\n", 400, "BAD_REQUEST", ""),
        bytes(
            "length no number",
            RawHttp.post("/appwrite", JSON + "Content-Length: many\r\n", "{}"),
            400,
            "BAD_REQUEST",
            ""),
        bytes(
            "length negative",
            RawHttp.post("/appwrite", JSON + "Content-Length: -2\r\n", "{}"),
            400,
            "BAD_REQUEST",
            ""),
        bytes(
            "length and chunks",
            RawHttp.post(
                "/appwrite",
                JSON + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                "2\r\n{}\r\n0\r\n\r\n"),
            400,
            "BAD_REQUEST",
            ""),
        sized(
            "compressed body",
            "/appwrite",
            JSON + "Content-Encoding: gzip\r\n",
            "{}",
            400,
            "BAD_REQUEST",
            "Content-Encoding"));
  }

  private static Stream<Case> bodies() {
    String deep = "[".repeat(10_000);
    String many = "{\"op\":\"echo\",\"x\":[" + "1,".repeat(20_000) + "1]}";
    return Stream.of(
        sized(
            "wrong content type",
            "/appwrite",
            "Content-Type: text/plain\r\n",
            "{}",
            415,
            "UNSUPPORTED_MEDIA_TYPE",
            "Content-Type"),
        sized(
            "other charset",
            "/appwrite",
            "Content-Type: application/json; charset=utf-16\r\n",
            "{}",
            415,
            "UNSUPPORTED_MEDIA_TYPE",
            "utf-16"),
        sized(
            "page of another site",
            "/leave",
            JSON + "Origin: http://evil.example\r\n",
            "{\"id\":\"n2\"}",
            403,
            "FORBIDDEN_ORIGIN",
            "evil.example"),
        post("no body", "/appwrite", "", 400, "JSON object"),
        post("an array", "/appwrite", "[1]", 400, "JSON object"),
        post("a number", "/appwrite", "1", 400, "JSON object"),
        post("cut short", "/appwrite", "{\"op\":\"ec", 400, "well-formed"),
        post("trailing text", "/appwrite", "{\"op\":\"echo\"} {", 400, "well-formed"),
        post("single quotes", "/appwrite", "{'op':'echo'}", 400, "well-formed"),
        post("no UTF-8", "/appwrite", "{\"op\":\"\u00ff\"}", 400, "UTF-8"),
        post("nested deeply", "/appwrite", "{\"op\":" + deep, 400, "nested deeper"),
        post("very many values", "/appwrite", many, 400, "keys and values"));
  }

  private static Stream<Case> fields() {
    return Stream.of(
        post("op missing", "/appwrite", "{}", 400, "\"op\" is missing"),
        post("op null", "/appwrite", "{\"op\":null}", 400, "\"op\" is missing"),
        post("op a number", "/appwrite", "{\"op\":7}", 400, "\"op\" = 7"),
        post("op an object", "/appread", "{\"op\":{\"a\":1}}", 400, "\"op\" = {"),
        post("op with blanks", "/appread", "{\"op\":\"a b\"}", 400, "\"op\" = \\\"a b"),
        post("op unknown", "/appwrite", "{\"op\":\"nope\"}", 404, "nope"),
        post("read unknown", "/appread", "{\"op\":\"nope\"}", 404, "nope"),
        post("data no Base64", "/appwrite", "{\"op\":\"echo\",\"data\":\"!\"}", 400, "\"data\""),
        post("data a list", "/appwrite", "{\"op\":\"echo\",\"data\":[1]}", 400, "\"data\" = ["),
        post(
            "consistency unknown",
            "/appread",
            "{\"op\":\"echo\",\"consistency\":\"eventual\"}",
            400,
            "linearizable, session, local"),
        post("timeout zero", "/appread", "{\"op\":\"echo\",\"timeoutMs\":0}", 400, "\"timeoutMs\""),
        post(
            "timeout a fraction",
            "/appread",
            "{\"op\":\"echo\",\"timeoutMs\":1.5}",
            400,
            "\"timeoutMs\" = 1.5"),
        post(
            "timeout astronomic",
            "/appread",
            "{\"op\":\"echo\",\"timeoutMs\":1e999999999}",
            400,
            ""),
        post("raftAddr missing", "/join", "{\"id\":\"n2\"}", 400, "\"raftAddr\" is missing"),
        post(
            "raftAddr without port",
            "/join",
            "{\"id\":\"n2\",\"raftAddr\":\"host\"}",
            400,
            "\"raftAddr\" = \\\"host"),
        post(
            "raftAddr port too large",
            "/join",
            "{\"id\":\"n2\",\"raftAddr\":\"host:70000\"}",
            400,
            "\"raftAddr\""),
        post(
            "raftAddr without host",
            "/join",
            "{\"id\":\"n2\",\"raftAddr\":\":9520\"}",
            400,
            "\"raftAddr\""),
        post("id empty", "/leave", "{\"id\":\"\"}", 400, "\"id\""),
        post("id with a slash", "/leave", "{\"id\":\"../n2\"}", 400, "\"id\""));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedInJson(Case bad) throws Exception {
    String answer = RawHttp.exchange(fixture.http.port(), bad.request());
    String body = RawHttp.body(answer);
    assertEquals(bad.status(), RawHttp.status(answer), answer);
    assertTrue(
        RawHttp.head(answer).toLowerCase(Locale.ROOT).contains("content-type: application/json"),
        answer);
    Map<String, Object> object = fixture.json.read(body.getBytes(StandardCharsets.ISO_8859_1));
    String error = (String) object.get("error");
    assertAll(
        () -> assertFalse(error.isBlank(), body),
        () -> assertFalse(((String) object.get("code")).isBlank(), body),
        () -> assertTrue(bad.code().isEmpty() || bad.code().equals(object.get("code")), body),
        () ->
            assertTrue(
                body.replace("\\\"", "\"").contains(bad.names().replace("\\\"", "\"")), body),
        () -> assertFalse(body.contains("\tat ") || body.contains("Exception"), body),
        () -> assertTrue(body.length() < 600, body));
  }

  @Test
  void wrongMethod_saysWhichAreAllowed() throws Exception {
    String answer =
        RawHttp.exchange(
            fixture.http.port(),
            "PUT /join HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertTrue(RawHttp.head(answer).contains("\r\nAllow: POST"), answer);
  }

  @Test
  void joinRefusals_alwaysSayAccepted() throws Exception {
    String answer =
        RawHttp.exchange(
            fixture.http.port(), RawHttp.post("/join", JSON + "Content-Length: 2\r\n", "{}"));
    assertTrue(RawHttp.body(answer).startsWith("{\"accepted\":false,\"error\":"), answer);
  }

  @Test
  void afterABadRequest_theConnectionServesTheNext() throws Exception {
    String bad =
        RawHttp.lines(
                "POST /appwrite HTTP/1.1",
                "Host: localhost",
                "Content-Type: text/plain",
                "Content-Length: 5")
            + "hello";
    String good = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    String answer = RawHttp.exchange(fixture.http.port(), bad + good);
    assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
    assertTrue(answer.contains("HTTP/1.1 200 "), answer);
  }
}
