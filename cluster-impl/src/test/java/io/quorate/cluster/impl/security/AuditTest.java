/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
  private final Logger logger = Logger.getLogger("io.quorate.cluster.audit");
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong second = new AtomicLong();
  private final Audit audit = new Audit("n1", second::get);
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private Level before;

  @BeforeEach
  void listen() {
    before = logger.getLevel();
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
    logger.setLevel(before);
  }

  @Test
  void change_isOneLine_whateverTheCallerIsCalled() {
    audit.changed(
        "ann\nnode=n2 caller=\"bob\"", "/10.0.0.1:5", "POST /join", Optional.empty(), "done");
    assertEquals(
        List.of(
            "node=n1 caller=\"ann?node=n2 caller=?bob?\" from=/10.0.0.1:5"
                + " operation=\"POST /join\" outcome=\"done\""),
        lines);
  }

  @Test
  void target_isBounded_andBeginsNoField() {
    String target = "n2\" outcome=\"done\\\r\n\u2028" + "x".repeat(200);
    audit.changed("ann", "/10.0.0.1:5", "POST /leave", Optional.of(target), "no");
    assertEquals(
        List.of(
            "node=n1 caller=\"ann\" from=/10.0.0.1:5 operation=\"POST /leave\""
                + " target=\"n2??outcome=?done????"
                + "x".repeat(128 - 21)
                + "\" outcome=\"no\""),
        lines);
  }

  @Test
  void denials_areBoundedInTime_andCounted() {
    for (int i = 0; i < 1000; i++) {
      audit.denied("/10.0.0.1:5", "POST /join", "no");
    }
    assertEquals(20, lines.size());
    assertFalse(lines.get(0).contains("untold"), lines.get(0));
    second.incrementAndGet();
    audit.denied("/10.0.0.1:5", "POST /join", "no");
    assertEquals(22, lines.size());
    assertTrue(lines.get(20).endsWith("untold=980"), lines.get(20));
  }

  /** A burst of guesses that nothing follows. */
  @Test
  void denialsThatWereNotTold_areTold_thoughNoOtherFollows() {
    for (int i = 0; i < 1000; i++) {
      audit.denied("/10.0.0.1:5", "POST /join", "no");
    }
    audit.flush();
    assertEquals(21, lines.size());
    assertEquals("node=n1 outcome=\"denied\" untold=980", lines.get(20));
    audit.flush();
    second.incrementAndGet();
    audit.denied("/10.0.0.1:5", "POST /join", "no");
    assertEquals(22, lines.size(), "each is counted once");
  }
}
