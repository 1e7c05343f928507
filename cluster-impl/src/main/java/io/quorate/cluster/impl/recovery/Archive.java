/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.recovery;

import io.quorate.cluster.impl.format.BackupHeader;
import io.quorate.cluster.impl.format.CorruptSnapshotException;
import io.quorate.cluster.impl.format.SnapshotReader;
import io.quorate.cluster.impl.format.SnapshotReader.Section;
import io.quorate.cluster.impl.format.SnapshotWriter;
import io.quorate.cluster.impl.format.UnknownFormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A backup in a file, whose checksums have all been verified.
 *
 * @param file where it is
 * @param bytes its length
 * @param header what it is of
 * @param parts the sections of the state, in their order
 */
public record Archive(Path file, long bytes, BackupHeader header, List<Part> parts) {
  private static final int BUFFER = 1 << 16;
  private static final int MAX_HEADER = 1 << 16;

  /**
   * A section of the state.
   *
   * @param name its stable name, such as {@code sessions} or {@code handler/accounts}
   * @param version version of its content
   * @param bytes length of its content
   */
  public record Part(String name, int version, long bytes) {}

  /**
   * Reads a file through and verifies it, and that this version can restore it.
   *
   * @throws RecoveryException when it cannot be read, is no backup, is damaged, or holds what only
   *     a newer version knows
   */
  public static Archive verify(Path file) throws RecoveryException {
    Archive archive = whole(file);
    NewerContent.refuse(archive);
    return archive;
  }

  /**
   * Reads a file through and verifies its checksums, whichever version can restore it.
   *
   * @throws RecoveryException when it cannot be read, is no backup, or is damaged
   */
  public static Archive whole(Path file) throws RecoveryException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      SnapshotReader reader = new SnapshotReader(in);
      BackupHeader header = null;
      List<Part> parts = new ArrayList<>();
      for (Optional<Section> next = reader.next(); next.isPresent(); next = reader.next()) {
        Section section = next.get();
        if (section.name().equals(BackupHeader.SECTION)) {
          header = header(file, section);
        } else {
          long bytes = section.body().transferTo(OutputStream.nullOutputStream());
          parts.add(new Part(section.name(), section.version(), bytes));
        }
      }
      return new Archive(file, Files.size(file), required(file, header), List.copyOf(parts));
    } catch (NoSuchFileException e) {
      throw new RecoveryException(file + " does not exist", e);
    } catch (CorruptSnapshotException e) {
      throw new RecoveryException(
          file
              + " is no whole backup: "
              + e.getMessage()
              + "; it is damaged, was cut off, or is another file: use another one",
          e);
    } catch (UnknownFormatException e) {
      throw new RecoveryException(file + ": " + e.getMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new RecoveryException(file + " cannot be read as a backup: " + e.getMessage(), e);
    }
  }

  private static BackupHeader header(Path file, Section section)
      throws IOException, RecoveryException {
    if (section.version() != BackupHeader.VERSION) {
      throw new RecoveryException(
          file
              + ": its description has version "
              + section.version()
              + ", this version knows "
              + BackupHeader.VERSION
              + ": run the version that wrote it, or a newer one");
    }
    return BackupHeader.decode(section.body().readNBytes(MAX_HEADER));
  }

  private static BackupHeader required(Path file, @Nullable BackupHeader header)
      throws RecoveryException {
    if (header == null) {
      throw new RecoveryException(
          file + " is a snapshot of a node and no backup: it does not say what it is of");
    }
    return header;
  }

  /** Writes the state alone, as a node's snapshot. */
  void writeState(OutputStream out) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      SnapshotReader reader = new SnapshotReader(in);
      SnapshotWriter writer = new SnapshotWriter(out);
      for (Optional<Section> next = reader.next(); next.isPresent(); next = reader.next()) {
        Section section = next.get();
        if (!section.name().equals(BackupHeader.SECTION)) {
          try (OutputStream part = writer.section(section.name(), section.version())) {
            section.body().transferTo(part);
          }
        }
      }
      writer.finish();
    }
  }
}
