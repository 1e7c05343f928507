/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of a node that runs, and callers without any. */
class TokensIT {
  private static final String OLD = "the-old-token-0123456789";
  private static final String NEW = "the-new-token-0123456789";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;
  private TestCluster cluster;
  private Path tokens;
  private LogLines log;
  private ManagementCalls calls;

  @BeforeEach
  void start() throws Exception {
    log = new LogLines("io.quorate.cluster.impl.security.Access");
    tokens = Files.writeString(directory.resolve("tokens"), "ann viewer " + OLD + "\n");
    cluster = new TestCluster(directory, Counter::new);
    cluster
        .set("quorate.security.tokens-file", tokens.toString())
        .set("quorate.tls.reload-interval", "100ms");
  }

  private void form() throws Exception {
    cluster.form(1);
    calls = ManagementCalls.from("127.0.0.1", cluster.ports("n1")[2]);
  }

  @AfterEach
  void close() {
    calls.close();
    cluster.close();
    log.close();
  }

  /** At once: a file that is just being written may be read half. */
  private void replace(String text) throws Exception {
    Path next = Files.writeString(directory.resolve("next"), text);
    Files.move(next, tokens, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private int status(String token) throws Exception {
    return calls.http("GET /status", token, "").statusCode();
  }

  @Test
  void tokens_areReadAgain_andAFileThatCannotBeUsedChangesNothing() throws Exception {
    form();
    Cluster node = cluster.node("n1");
    assertEquals(200, status(OLD));
    assertEquals(401, status(NEW));
    replace("# replaced\nann viewer " + NEW + "\n");
    await().atMost(PATIENCE).until(() -> status(NEW) == 200);
    assertEquals(401, status(OLD));

    replace("ann viewer " + OLD + "\nbob emperor " + OLD + "\n");
    await().atMost(PATIENCE).until(() -> !node.status().warnings().isEmpty());
    String told = node.status().warnings().toString();
    assertTrue(told.contains("the tokens before stay in use"), told);
    assertTrue(told.contains("line 2") && told.contains("viewer, writer, operator"), told);
    assertFalse(told.contains("emperor"), told);
    assertTrue(log.lines().stream().anyMatch(told::contains), () -> log.lines().toString());
    assertEquals(200, status(NEW));
    assertEquals(401, status(OLD));

    replace("# mended, with both\nann viewer " + OLD + "\nann viewer " + NEW);
    await().atMost(PATIENCE).until(() -> status(OLD) == 200);
    assertEquals(200, status(NEW));
    assertEquals(List.of(), node.status().warnings());
  }

  @Test
  void callersWithoutAToken_readWhereThatIsAllowed_andChangeNothing() throws Exception {
    cluster.set("quorate.security.anonymous-read", "true");
    form();
    assertEquals(200, status(""));
    assertEquals(401, status(NEW), "a token that is shown must be a good one");
    for (String path : List.of("POST /appwrite", "POST /publish", "POST /join", "POST /leave")) {
      assertEquals(401, calls.http(path, "", "{}").statusCode(), path);
    }
  }

  @Test
  void callersWithoutAToken_doNotRead_unlessThatIsAllowed() throws Exception {
    form();
    assertEquals(401, status(""));
  }
}
