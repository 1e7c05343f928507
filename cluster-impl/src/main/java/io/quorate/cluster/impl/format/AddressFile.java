/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code addresses} of the data directory: where the nodes of the configuration were last,
 * one a line. It saves a node that is started again from waiting for membership; a node does
 * without it where it is missing or damaged.
 */
public final class AddressFile {
  private static final Logger LOG = LoggerFactory.getLogger(AddressFile.class);
  private static final String FIRST_LINE = "quorate addresses 1";

  /** A node in the file: its id and its storage. */
  public record Storage(String nodeId, String incarnation) implements Comparable<Storage> {
    @Override
    public int compareTo(Storage other) {
      int byNode = nodeId.compareTo(other.nodeId);
      return byNode != 0 ? byNode : incarnation.compareTo(other.incarnation);
    }

    private boolean isWritable() {
      return !incarnation.isEmpty()
          && incarnation.chars().noneMatch(c -> Character.isWhitespace(c) || c < ' ');
    }
  }

  private final Path file;

  /** The addresses of this data directory. */
  public AddressFile(Path root) {
    this.file = root.resolve("addresses");
  }

  /** What is there, as far as it can be read. */
  public Map<Storage, String> read() {
    Map<Storage, String> addresses = new TreeMap<>();
    try {
      String[] lines = Files.readString(file).split("\n", -1);
      if (!lines[0].equals(FIRST_LINE)) {
        throw new IOException("it begins with \"" + lines[0] + "\"");
      }
      for (int i = 1; i < lines.length; i++) {
        String[] fields = lines[i].split(" ", -1);
        if (fields.length == 3) {
          addresses.put(new Storage(fields[0], fields[1]), fields[2]);
        }
      }
    } catch (NoSuchFileException e) {
      LOG.debug("{} is not there yet", file);
    } catch (IOException e) {
      LOG.warn(
          "{} cannot be used ({}); this node finds the others by membership alone",
          file,
          DataDirectoryException.reason(e));
    }
    return addresses;
  }

  /** Replaces all, durably and as one step; what cannot be written is done without. */
  public void write(Map<Storage, String> addresses) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    addresses.forEach(
        (key, address) -> {
          if (key.isWritable()) {
            text.append(key.nodeId())
                .append(' ')
                .append(key.incarnation())
                .append(' ')
                .append(address)
                .append('\n');
          }
        });
    try {
      AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, DataDirectoryException.reason(e));
    }
  }
}
