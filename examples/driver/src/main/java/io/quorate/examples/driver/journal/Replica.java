/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import io.quorate.examples.driver.numbers.LongList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The list that one replica holds.
 *
 * @param node whose
 * @param transfers the ids it has applied, in order
 */
public record Replica(String node, LongList transfers) {
  /** Reads a list from a file with one id in each line. */
  public static Replica read(String node, Path file) {
    LongList transfers = new LongList();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        transfers.add(Long.parseLong(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Replica(node, transfers);
  }
}
