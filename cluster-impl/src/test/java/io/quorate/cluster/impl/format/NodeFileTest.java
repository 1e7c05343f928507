/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFileTest {
  private static final UUID CLUSTER = UUID.fromString("0f7e9a52-9d35-4b4e-8a30-6d3a1c2b4e5f");
  private static final NodeFile NODE = new NodeFile("n1", "00c0ffee", CLUSTER, 42);

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("node.json");
  }

  @Test
  void golden_readsAndIsWrittenWithTheSameFields() throws IOException {
    byte[] golden;
    try (InputStream in = NodeFileTest.class.getResourceAsStream("/golden/node-v1.json")) {
      golden = in.readAllBytes();
    }
    Files.write(file, golden);
    assertEquals(Optional.of(NODE), NodeFile.read(file));
    NODE.write(file);
    assertEquals(
        json(new String(golden, StandardCharsets.UTF_8)),
        json(Files.readString(file)),
        "node.json is written differently: see docs/design/0002-formats.md");
  }

  @Test
  void nodeWithoutCluster_comesBack_andJoinsOneLater() {
    NodeFile alone = new NodeFile("n1", "00c0ffee", null, 0);
    alone.write(file);
    assertEquals(Optional.of(alone), NodeFile.read(file));
    alone.inCluster(CLUSTER, 42).write(file);
    assertEquals(Optional.of(NODE), NodeFile.read(file));
  }

  @Test
  void noFile_isEmpty_andWritingLeavesNothingElseBehind() throws IOException {
    assertEquals(Optional.empty(), NodeFile.read(file));
    NODE.write(file);
    NODE.write(file);
    try (var files = Files.list(directory)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void unknownFields_areIgnored() throws IOException {
    Files.writeString(
        file,
        """
        {"format":1,"nodeId":"n1","incarnation":"00c0ffee","epoch":3,"later":{"x":[1]}}\
        """);
    assertEquals(3, NodeFile.read(file).orElseThrow().epoch());
  }

  @Test
  void newerFormat_namesTheFileAndTheWayOut() throws IOException {
    Files.writeString(file, "{\"format\":2}");
    Exception e = assertThrows(UnknownFormatException.class, () -> NodeFile.read(file));
    assertTrue(e.getMessage().contains(file + " has format 2"), e.getMessage());
    assertTrue(e.getMessage().contains("run the version that wrote it"), e.getMessage());
  }

  @Test
  void malformed_namesTheFileTheReasonAndTheWayOut() throws IOException {
    assertMalformed("", "");
    assertMalformed("[]", "");
    assertMalformed("{\"format\":1", "");
    assertMalformed("{}", "format is missing");
    assertMalformed("{\"format\":\"1\"}", "format is no number");
    assertMalformed("{\"format\":1.5}", "");
    assertMalformed("{\"format\":1e999999999}", "");
    assertMalformed("{\"format\":1}", "nodeId is missing");
    assertMalformed(fields("\"n1\"", "\"C0FFEE\"", "1"), "incarnation \"C0FFEE\"");
    assertMalformed(fields("\" \"", "\"00c0ffee\"", "1"), "nodeId is blank");
    assertMalformed(fields("7", "\"00c0ffee\"", "1"), "nodeId is no string");
    assertMalformed(fields("\"n1\"", "\"00c0ffee\"", "-1"), "epoch -1 is negative");
    assertMalformed(
        fields("\"n1\"", "\"00c0ffee\"", "1,\"clusterUuid\":\"x\""), "Invalid UUID string: x");
    assertMalformed("[".repeat(50_000), "");
    assertMalformed(" ".repeat(70_000), "larger than 65536 bytes");
  }

  @Test
  void unreadable_namesTheFile() throws IOException {
    Files.createDirectory(file);
    Exception e = assertThrows(DataDirectoryException.class, () -> NodeFile.read(file));
    assertTrue(e.getMessage().contains("Cannot read " + file), e.getMessage());
    Path missing = directory.resolve("missing/node.json");
    e = assertThrows(DataDirectoryException.class, () -> NODE.write(missing));
    assertTrue(e.getMessage().contains("Cannot write " + missing), e.getMessage());
  }

  @Test
  void damagedFiles_areRefusedOrRead() throws IOException {
    NODE.write(file);
    byte[] valid = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      Files.write(file, Hostile.damage(random, valid));
      // Twice, as the first time may load classes of the parser, which is not the input's doing.
      try {
        NodeFile.read(file);
      } catch (DataDirectoryException | UnknownFormatException e) {
        assertFalse(e.getMessage().isBlank());
      }
      Hostile.assertSafe(
          Files.readAllBytes(file),
          Set.of(DataDirectoryException.class, UnknownFormatException.class),
          unused -> NodeFile.read(file));
    }
  }

  private void assertMalformed(String content, String reason) throws IOException {
    Files.writeString(file, content);
    Exception e = assertThrows(DataDirectoryException.class, () -> NodeFile.read(file));
    assertTrue(e.getMessage().startsWith(file + " is not a node file ("), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
    assertTrue(e.getMessage().contains("restore it from a backup"), e.getMessage());
  }

  private static String fields(String nodeId, String incarnation, String epoch) {
    return "{\"format\":1,\"nodeId\":%s,\"incarnation\":%s,\"epoch\":%s}"
        .formatted(nodeId, incarnation, epoch);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
