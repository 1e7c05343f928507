/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.impl.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);

  @TempDir Path directory;

  private Path write(String line) throws IOException {
    return Files.writeString(directory.resolve("tokens"), line + "\n");
  }

  /** What a file that may be read now has in common with one that could not. */
  private void writeWithTheSameStamp(String line) throws IOException {
    Files.setLastModifiedTime(write(line), THEN);
  }

  private static boolean admitted(Access access, String token) {
    try {
      Caller unused = access.admit("/10.0.0.1:1", List.of(), "Bearer " + token, Role.VIEWER);
      return true;
    } catch (DeniedException e) {
      return false;
    }
  }

  @Test
  void tokensThatCouldNotBeRead_areTriedAgain_andToldOncePerProblem() throws IOException {
    Path file = write("ann viewer the-token-of-before");
    Access access =
        new Access(
            ClusterConfig.of(
                Map.of("quorate.node-id", "n1", "quorate.security.tokens-file", file.toString())),
            Optional.empty(),
            Set::of);
    try (LogLines log = new LogLines(Access.class.getName())) {
      writeWithTheSameStamp("bob viewes the-token-of-afterwards");
      for (int i = 0; i < 3; i++) {
        access.refresh();
      }
      assertTrue(access.problem().orElseThrow().contains("line 1"), access.problem()::get);
      assertFalse(access.problem().orElseThrow().contains("viewes"), access.problem()::get);
      assertEquals(1, log.take().size());
      assertTrue(admitted(access, "the-token-of-before"));

      writeWithTheSameStamp("bob viewer the-token");
      access.refresh();
      access.refresh();
      assertEquals(1, log.take().size());

      writeWithTheSameStamp("bob viewer the-token-of-afterwards");
      access.refresh();
      access.refresh();
      assertEquals(Optional.empty(), access.problem());
      assertEquals(List.of("Tokens read again"), log.take());
      assertTrue(admitted(access, "the-token-of-afterwards"));
      assertFalse(admitted(access, "the-token-of-before"));
    }
  }

  @Test
  void denialsBeyondTheFirst_areToldAtTheNextLook() {
    Access access =
        new Access(ClusterConfig.of(Map.of("quorate.node-id", "n1")), Optional.empty(), Set::of);
    try (LogLines log = new LogLines("io.quorate.cluster.audit")) {
      int before;
      do {
        before = log.lines().size();
        access.audit().denied("/10.0.0.1:1", "POST /join", "no");
      } while (log.lines().size() > before);
      List<String> unused = log.take();
      access.refresh();
      assertTrue(log.lines().size() == 1 && log.lines().get(0).contains("untold="), log::toString);
    }
  }

  /** Also what nobody foresaw: else the file would count as seen, and never be read again. */
  @Test
  void anyFailureToRead_isTold_andTriedAgain() throws IOException {
    Path file = write("ann viewer the-token-of-before");
    AtomicBoolean broken = new AtomicBoolean();
    Access access =
        new Access(
            ClusterConfig.of(
                Map.of("quorate.node-id", "n1", "quorate.security.tokens-file", file.toString())),
            Optional.empty(),
            Set::of,
            path -> {
              if (broken.get()) {
                throw new IllegalStateException("out of order");
              }
              return Tokens.read(path);
            });
    write("ann viewer the-token-of-afterwards");
    broken.set(true);
    access.refresh();
    assertTrue(access.problem().orElseThrow().contains("out of order"), access.problem()::get);
    assertTrue(admitted(access, "the-token-of-before"));
    broken.set(false);
    access.refresh();
    assertEquals(Optional.empty(), access.problem());
    assertTrue(admitted(access, "the-token-of-afterwards"));
  }
}
