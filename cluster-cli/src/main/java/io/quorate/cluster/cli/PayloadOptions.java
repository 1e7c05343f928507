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

/** Where a payload comes from: a parameter of the command, or an option. */
final class PayloadOptions {
  // Nodes take far less; this only keeps a wrong file from filling the memory.
  private static final int MAX_BYTES = 64 << 20;

  /** How a command's parameter for the payload is called and described. */
  static final String LABEL = "PAYLOAD|@FILE|-";

  static final String ABOUT =
      "The payload itself, a file, or standard input; @@ stands for an @ at the beginning."
          + " Without it, no payload.";

  @Nullable
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The payload's file, the same as @FILE.")
  Path file;

  /** Whether it is written on the command line. */
  static boolean isWritten(@Nullable String argument) {
    return argument != null && (argument.startsWith("@@") || !isElsewhere(argument));
  }

  private static boolean isElsewhere(String argument) {
    return argument.equals("-") || argument.startsWith("@");
  }

  /** The payload; empty when there is none, which is not the same as no bytes. */
  Optional<byte[]> read(
      AbstractCommand command, @Nullable String argument, InputStream standardInput) {
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
