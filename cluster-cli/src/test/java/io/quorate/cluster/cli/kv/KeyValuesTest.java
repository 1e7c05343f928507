/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.kv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyValuesTest {
  private final KeyValues values = new KeyValues();

  @Test
  void put_repliesWhatWasThere() {
    assertNull(values.put(new Entry("color", "red")));
    assertEquals("red", values.put(new Entry("color", "blue")));
    assertEquals("blue", values.get("color"));
    assertEquals("blueish", values.append(new Entry("color", "ish")));
    assertEquals("blueish", values.delete("color"));
    assertNull(values.get("color"));
  }

  @Test
  void missingField_isRefusedByName() {
    var failure =
        assertThrows(IllegalArgumentException.class, () -> values.put(new Entry("k", null)));
    assertTrue(failure.getMessage().startsWith("\"value\" is missing"), failure.getMessage());
  }

  @Test
  void list_isSortedAndEndsAtPrefixAndLimit() {
    for (String key : List.of("b2", "a", "b1", "b3", "c")) {
      values.put(new Entry(key, key + "!"));
    }
    Page page = values.list(new Query("b", 2));
    assertEquals(List.of("b1", "b2"), List.copyOf(page.entries().keySet()));
    assertTrue(page.more());
    assertEquals(3, values.list(new Query("b", 3)).entries().size());
    assertEquals(5, values.list(null).entries().size());
    assertEquals(new Page(values.list(null).entries(), false), values.list(new Query(null, null)));
    assertThrows(IllegalArgumentException.class, () -> values.list(new Query(null, 0)));
  }

  @Test
  void snapshot_restoresExactlyTheState() throws IOException {
    values.put(new Entry("long", "ä".repeat(70_000)));
    values.put(new Entry("", ""));
    byte[] saved = save(values);
    KeyValues other = new KeyValues();
    other.put(new Entry("stale", "1"));
    other.load(new ByteArrayInputStream(saved));
    assertArrayEquals(saved, save(other));
    assertNull(other.get("stale"));
    assertThrows(
        IOException.class,
        () -> other.load(new ByteArrayInputStream(Arrays.copyOf(saved, saved.length - 1))));
  }

  private static byte[] save(KeyValues values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    values.save(out);
    return out.toByteArray();
  }
}
