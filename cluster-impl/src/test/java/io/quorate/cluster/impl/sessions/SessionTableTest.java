/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.format.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionTableTest {
  private final SessionTable table = new SessionTable();

  private static Outcome outcome(long sequence) {
    return new Outcome.Success(new byte[] {(byte) sequence, (byte) (sequence >> 8)});
  }

  @Test
  void outcomes_areKeptUntilAcknowledged_likeAPlainMap() {
    Session session = table.get(table.open("n1", 1_000, 0));
    Map<Long, Outcome> model = new HashMap<>();
    Random random = new Random(42);
    long below = 1;
    for (int step = 0; step < 50_000; step++) {
      if (random.nextInt(10) == 0) {
        below += random.nextInt(40);
        session.touch(0, below);
        long limit = below;
        model.keySet().removeIf(sequence -> sequence < limit);
      }
      long sequence = below + random.nextInt(300);
      if (random.nextBoolean()) {
        session.remember(sequence, outcome(sequence));
        model.put(sequence, outcome(sequence));
      }
      assertEquals(model.get(sequence), session.outcome(sequence));
      assertNull(session.outcome(below - 1));
    }
    assertEquals(model.size(), session.size());
  }

  @Test
  void table_isTheSameAfterSaveAndLoad() throws IOException {
    long id = table.open("n1", 1_000, 5);
    Session session = table.get(id);
    session.touch(10, 3);
    session.remember(4, outcome(4));
    session.remember(900, outcome(900));
    byte[] saved = save(table);

    SessionTable loaded = new SessionTable();
    loaded.load(new DataInputStream(new ByteArrayInputStream(saved)));
    assertEquals(outcome(900), loaded.get(id).outcome(900));
    assertNull(loaded.get(id).outcome(5));
    assertTrue(loaded.get(id).isAcknowledged(2));
    assertEquals(id + 1, loaded.open("n2", 1_000, 10));
    assertEquals(hash(saved), hash(save(reload(saved))));
  }

  @Test
  void hostileCounts_areRefusedBeforeMemoryIsTaken() throws IOException {
    table.open("n1", 1_000, 5);
    byte[] saved = save(table);
    saved[saved.length - 4] = 0x7F;
    assertThrows(
        IOException.class,
        () -> new SessionTable().load(new DataInputStream(new ByteArrayInputStream(saved))));
  }

  private static SessionTable reload(byte[] saved) throws IOException {
    SessionTable loaded = new SessionTable();
    loaded.load(new DataInputStream(new ByteArrayInputStream(saved)));
    return loaded;
  }

  private static byte[] save(SessionTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static int hash(byte[] bytes) {
    return java.util.Arrays.hashCode(bytes);
  }
}
