/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Random snapshots with fixed seeds: what goes in comes out, and damage is only ever refused. */
class SnapshotPropertyTest {
  private static final Set<Class<?>> DECLARED =
      Set.of(CorruptSnapshotException.class, UnknownFormatException.class);

  @Test
  void randomSections_comeBackAsTheyWere() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      byte[][] contents = contents(random, 200_000);
      SnapshotReader reader = new SnapshotReader(new ByteArrayInputStream(encode(contents)));
      for (int section = 0; section < contents.length; section++) {
        SnapshotReader.Section read = reader.next().orElseThrow();
        assertEquals("section-" + section, read.name());
        assertEquals(section, read.version());
        if (random.nextBoolean()) {
          assertArrayEquals(contents[section], read.body().readAllBytes());
        }
      }
      assertTrue(reader.next().isEmpty());
    }
  }

  @Test
  void damagedSnapshots_areRefusedInBoundedMemory() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < 40; i++) {
      byte[] valid = encode(contents(random, 300));
      for (int mutation = 0; mutation < 200; mutation++) {
        byte[] damaged = Hostile.damage(random, valid);
        Hostile.assertSafe(damaged, DECLARED, SnapshotPropertyTest::drain);
        Hostile.assertSafe(Hostile.sealed(damaged), DECLARED, SnapshotPropertyTest::drain);
      }
    }
  }

  /** What a section costs beside its bytes must not add up. */
  @Test
  void manyTinySections_areReadInBoundedMemory() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'Q', 'S', 'N', 'P', 0, 1});
    for (int i = 0; i < 20_000; i++) {
      byte[] section = {1, 0, 2, (byte) ('0' + i % 64), (byte) ('0' + i / 64 % 64), 0, 0, 0, 0};
      byte[] empty = new byte[section.length + 4];
      System.arraycopy(section, 0, empty, 0, section.length);
      CRC32C crc = new CRC32C();
      crc.update(empty);
      byte[] checksum = new byte[4];
      Varints.putU32(checksum, 0, (int) crc.getValue());
      out.writeBytes(empty);
      out.writeBytes(checksum);
    }
    Hostile.assertSafe(out.toByteArray(), DECLARED, SnapshotPropertyTest::drain);
  }

  private static void drain(byte[] bytes) throws IOException {
    SnapshotReader reader = new SnapshotReader(new ByteArrayInputStream(bytes));
    byte[] buffer = new byte[100];
    Optional<SnapshotReader.Section> section = reader.next();
    while (section.isPresent()) {
      section.get().body().read(buffer);
      section = reader.next();
    }
  }

  private static byte[][] contents(Random random, int max) {
    byte[][] contents = new byte[random.nextInt(5)][];
    for (int i = 0; i < contents.length; i++) {
      contents[i] = new byte[random.nextInt(max)];
      random.nextBytes(contents[i]);
    }
    return contents;
  }

  private static byte[] encode(byte[][] contents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SnapshotWriter writer = new SnapshotWriter(out);
    for (int i = 0; i < contents.length; i++) {
      try (OutputStream section = writer.section("section-" + i, i)) {
        section.write(contents[i]);
      }
    }
    writer.finish();
    return out.toByteArray();
  }
}
