/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final byte[] ABC = {'a', 'b', 'c'};

  @Test
  void snapshot_encodesAsEver() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SnapshotWriter writer = new SnapshotWriter(out);
    write(writer, "sessions", 1, ABC);
    write(writer, "handlers/größe", 3, counted());
    write(writer, "empty", 2, new byte[0]);
    writer.finish();
    Golden.assertUnchanged("snapshot-v1.hex", out.toByteArray());
  }

  @Test
  void snapshot_decodes() throws IOException {
    SnapshotReader reader = reader(Golden.bytes("snapshot-v1.hex"));
    assertSection(reader, "sessions", 1, ABC);
    assertSection(reader, "handlers/größe", 3, counted());
    assertSection(reader, "empty", 2, new byte[0]);
    assertTrue(reader.next().isEmpty());
    assertTrue(reader.next().isEmpty());
  }

  @Test
  void largeSections_areCutIntoChunks_howeverTheyAreWritten() throws IOException {
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    SnapshotWriter writer = new SnapshotWriter(whole);
    write(writer, "s", 0, content);
    writer.finish();
    ByteArrayOutputStream bytewise = new ByteArrayOutputStream();
    writer = new SnapshotWriter(bytewise);
    try (OutputStream section = writer.section("s", 0)) {
      for (byte b : content) {
        section.write(b);
      }
    }
    writer.finish();
    assertArrayEquals(whole.toByteArray(), bytewise.toByteArray());
    SnapshotReader reader = reader(whole.toByteArray());
    InputStream body = reader.next().orElseThrow().body();
    assertEquals(content[0] & 0xFF, body.read());
    assertArrayEquals(Arrays.copyOfRange(content, 1, content.length), body.readAllBytes());
    assertEquals(-1, body.read());
    assertTrue(reader.next().isEmpty());
  }

  @Test
  void sectionsNotRead_arePassedOver() throws IOException {
    SnapshotReader reader = reader(Golden.bytes("snapshot-v1.hex"));
    reader.next();
    assertEquals("handlers/größe", reader.next().orElseThrow().name());
    assertSection(reader, "empty", 2, new byte[0]);
  }

  @Test
  void flippedBit_isFound_alsoInSectionsThatAreNotRead() {
    byte[] valid = Golden.bytes("snapshot-v1.hex");
    for (int bit = 0; bit < valid.length * 8; bit++) {
      byte[] flipped = valid.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      if (bit / 8 == 4 || bit / 8 == 5) {
        assertThrows(UnknownFormatException.class, () -> skipAll(flipped));
      } else {
        assertThrows(CorruptSnapshotException.class, () -> skipAll(flipped));
      }
    }
  }

  @Test
  void readInPart_isStillVerified_andTheMessageNamesTheSection() throws IOException {
    byte[] damaged = Golden.bytes("snapshot-v1.hex");
    damaged[27] ^= 1;
    SnapshotReader reader = reader(damaged);
    InputStream body = reader.next().orElseThrow().body();
    assertEquals('a', body.read());
    CorruptSnapshotException e = assertThrows(CorruptSnapshotException.class, body::close);
    assertTrue(e.getMessage().contains("section \"sessions\": checksum"), e.getMessage());
    assertThrows(CorruptSnapshotException.class, reader::next);
  }

  @Test
  void truncationAtEveryLength_isCorrupt() {
    byte[] valid = Golden.bytes("snapshot-v1.hex");
    for (int length = 0; length < valid.length; length++) {
      byte[] cut = Arrays.copyOf(valid, length);
      assertThrows(CorruptSnapshotException.class, () -> skipAll(cut));
    }
    assertThrows(
        CorruptSnapshotException.class, () -> skipAll(Arrays.copyOf(valid, valid.length + 1)));
  }

  @Test
  void duplicateSection_isRefusedByWriterAndReader() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SnapshotWriter writer = new SnapshotWriter(out);
    write(writer, "a", 1, ABC);
    assertThrows(IllegalArgumentException.class, () -> writer.section("a", 1));
    byte[] once = out.toByteArray();
    byte[] twice = Arrays.copyOf(once, 2 * once.length - 6);
    System.arraycopy(once, 6, twice, once.length, once.length - 6);
    CorruptSnapshotException e = assertThrows(CorruptSnapshotException.class, () -> skipAll(twice));
    assertTrue(e.getMessage().contains("of that name"), e.getMessage());
  }

  @Test
  void unboundedNamesAndMisuse_areRefused() throws IOException {
    SnapshotWriter writer = new SnapshotWriter(new ByteArrayOutputStream());
    assertThrows(IllegalArgumentException.class, () -> writer.section("", 1));
    assertThrows(IllegalArgumentException.class, () -> writer.section("x".repeat(201), 1));
    assertThrows(IllegalArgumentException.class, () -> writer.section("\uD800", 1));
    assertThrows(IllegalArgumentException.class, () -> writer.section("a", -1));
    OutputStream section = writer.section("a", 1);
    assertThrows(IllegalStateException.class, () -> writer.section("b", 1));
    assertThrows(IllegalStateException.class, writer::finish);
    section.close();
    section.close();
    assertThrows(IOException.class, () -> section.write(1));
    writer.finish();
    assertThrows(IllegalStateException.class, writer::finish);
    assertThrows(IllegalStateException.class, () -> writer.section("b", 1));
  }

  @Test
  void closedBody_cannotBeReadOn() throws IOException {
    InputStream body = reader(Golden.bytes("snapshot-v1.hex")).next().orElseThrow().body();
    assertEquals(0, body.read(new byte[0]));
    body.close();
    body.close();
    assertThrows(IOException.class, body::read);
    assertEquals(0, body.available());
  }

  @Test
  void swallowedWriteFailure_keepsTheSnapshotFromFinishing() throws IOException {
    DiskThatFillsUp disk = new DiskThatFillsUp();
    SnapshotWriter writer = new SnapshotWriter(disk);
    OutputStream section = writer.section("a", 1);
    disk.full = true;
    assertThrows(IOException.class, () -> section.write(new byte[100_000]));
    disk.full = false;
    assertThrows(IOException.class, section::close);
    assertThrows(IllegalStateException.class, writer::finish);
  }

  private static final class DiskThatFillsUp extends OutputStream {
    private boolean full;

    @Override
    public void write(int b) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
    }
  }

  private static void write(SnapshotWriter writer, String name, int version, byte[] content)
      throws IOException {
    try (OutputStream section = writer.section(name, version)) {
      section.write(content);
    }
  }

  private static SnapshotReader reader(byte[] bytes) throws IOException {
    return new SnapshotReader(new ByteArrayInputStream(bytes));
  }

  private static void skipAll(byte[] bytes) throws IOException {
    SnapshotReader reader = reader(bytes);
    Optional<SnapshotReader.Section> section;
    do {
      section = reader.next();
    } while (section.isPresent());
  }

  private static void assertSection(SnapshotReader reader, String name, int version, byte[] content)
      throws IOException {
    SnapshotReader.Section section = reader.next().orElseThrow();
    assertEquals(name, section.name());
    assertEquals(version, section.version());
    try (InputStream body = section.body()) {
      assertArrayEquals(content, body.readAllBytes());
    }
  }

  private static byte[] counted() {
    byte[] bytes = new byte[40];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
