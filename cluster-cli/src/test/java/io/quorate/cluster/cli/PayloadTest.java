/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class PayloadTest {
  @TempDir Path directory;

  @Test
  void argument_isThePayload() {
    assertEquals(Optional.of("grün"), read("put", "grün"));
    assertEquals(Optional.of(""), read("put", ""));
    assertEquals(Optional.of("-5"), read("put", "-5"));
    assertEquals(Optional.of("@home"), read("put", "@@home"));
    assertEquals(Optional.empty(), read("put"));
  }

  @Test
  void dash_isStandardInput() {
    assertEquals(Optional.of("from input"), read("put", "-"));
  }

  @Test
  void file_isReadAsItIs() throws IOException {
    Path file = Files.writeString(directory.resolve("payload"), "from file\n");
    assertEquals(Optional.of("from file\n"), read("put", "@" + file));
    assertEquals(Optional.of("from file\n"), read("put", "--file", file.toString()));
    assertEquals(Optional.of("from file\n"), read("-f", file.toString(), "put"));
  }

  @Test
  void badFile_isUsageError() {
    var missing = assertThrows(ParameterException.class, () -> read("put", "@nowhere"));
    assertTrue(
        missing.getMessage().startsWith("payload file \"nowhere\" cannot be read"),
        missing.getMessage());
    assertThrows(ParameterException.class, () -> read("put", "@" + directory));
    assertThrows(ParameterException.class, () -> read("put", "a", "--file", "b"));
  }

  private static Optional<String> read(String... arguments) {
    WriteCommand command = new WriteCommand(new Terminals().host());
    new CommandLine(command).setExpandAtFiles(false).parseArgs(arguments);
    return command
        .payload
        .read(command, command.argument, new ByteArrayInputStream("from input".getBytes(UTF_8)))
        .map(bytes -> new String(bytes, UTF_8));
  }
}
