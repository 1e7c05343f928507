/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An operation and where its payload comes from. */
final class PayloadOptions {
  // Nodes take far less; this only keeps a wrong file from filling the memory.
  private static final int MAX_BYTES = 64 << 20;

  @Parameters(index = "0", paramLabel = "OP", description = "The operation's name.")
  String operation = "";

  @Nullable
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PAYLOAD|@FILE|-",
      description =
          "The payload itself, a file, or standard input; @@ stands for an @ at the beginning."
              + " Without it, no payload.")
  String argument;

  @Nullable
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The payload's file, the same as @FILE.")
  Path file;

  /** The payload; empty when there is none, which is not the same as no bytes. */
  Optional<byte[]> read(AbstractCommand command, InputStream standardInput) {
    if (file != null && argument != null) {
      throw command.usage("give the payload or --file, not both");
    }
    if (file != null) {
      return Optional.of(file(command, file));
    }
    if (argument == null) {
      return Optional.empty();
    }
    if (argument.equals("-")) {
      try {
        return Optional.of(bounded(command, standardInput, "standard input"));
      } catch (IOException e) {
        throw command.usage("standard input cannot be read: " + e.getMessage());
      }
    }
    if (argument.startsWith("@@")) {
      return Optional.of(argument.substring(1).getBytes(StandardCharsets.UTF_8));
    }
    return Optional.of(
        argument.startsWith("@")
            ? file(command, Path.of(argument.substring(1)))
            : argument.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] file(AbstractCommand command, Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return bounded(command, in, "file " + path);
    } catch (IOException e) {
      throw command.usage("payload file \"" + path + "\" cannot be read: " + e);
    }
  }

  private static byte[] bounded(AbstractCommand command, InputStream in, String what)
      throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw command.usage(what + " is larger than " + MAX_BYTES + " bytes: too large a payload");
    }
    return bytes;
  }
}
