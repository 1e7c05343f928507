/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads journals back. */
public final class JournalReader {
  private static final String ENDING = ".journal";

  private JournalReader() {}

  /**
   * The name of a journal's file.
   *
   * @param node which one the client asks
   * @param process the number of the process that the client is in
   * @param kind a letter for what it does
   * @param number of the client in its process
   */
  public static String name(String node, int process, String kind, int number) {
    return "%s-p%03d-%s%05d%s".formatted(node, process, kind, number, ENDING);
  }

  /** The journals of clients of these nodes, ordered by name. */
  public static List<Path> of(Path directory, List<String> nodes) {
    return in(directory).stream()
        .filter(
            file ->
                nodes.stream()
                    .anyMatch(node -> file.getFileName().toString().startsWith(node + "-")))
        .toList();
  }

  /** The journals in a directory, ordered by name. */
  public static List<Path> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands over every note of a journal in order. A last line without its end was being written when
   * the process died, so what it says had not happened yet: it is passed over.
   */
  public static void read(Path journal, Consumer<Note> notes) {
    try (BufferedReader lines = Files.newBufferedReader(journal, StandardCharsets.US_ASCII)) {
      StringBuilder line = new StringBuilder();
      for (int c = lines.read(); c >= 0; c = lines.read()) {
        if (c != '\n') {
          line.append((char) c);
        } else {
          notes.accept(parse(journal, line.toString()));
          line.setLength(0);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Note parse(Path journal, String line) {
    StringTokenizer words = new StringTokenizer(line, " ");
    try {
      Note.Kind kind = Note.Kind.valueOf(words.nextToken());
      long first = Long.parseLong(words.nextToken());
      long second = Long.parseLong(words.nextToken());
      return switch (kind) {
        case SENT -> Note.sent(first, second);
        case ACK -> Note.ack(first, second, Long.parseLong(words.nextToken()));
        case UNKNOWN, REFUSED -> Note.failed(kind, first, second);
        case READ -> Note.read(first, second, Long.parseLong(words.nextToken()));
        case READ_FAILED -> new Note(kind, 0, second, 0, first);
      };
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(journal + ": not a line of a journal: " + line, e);
    }
  }
}
