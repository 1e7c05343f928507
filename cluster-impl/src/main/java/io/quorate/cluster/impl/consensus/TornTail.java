/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.ratis.server.raftlog.segmented.LogSegmentPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from the end of a log what a crash left half written, so that the engine, which forgives
 * only a file that ends early, starts on it. Nothing is lost: what was not synced was not
 * acknowledged by this node (Raft §5: entries are on stable storage before a server answers).
 * Blocks; for the thread that holds the lock of the data directory, before the engine opens the
 * log.
 */
final class TornTail {
  private static final Logger LOG = LoggerFactory.getLogger(TornTail.class);

  private TornTail() {}

  /**
   * Looks at the last file of each group's log.
   *
   * @param groups the directory of the groups
   * @param aside the directory where what is cut off is kept
   * @throws IOException when a log is damaged in another way, or cannot be read or written
   */
  static void cut(Path groups, Path aside) throws IOException {
    for (Path current : current(groups)) {
      for (LogSegmentPath segment : segments(current)) {
        if (SegmentFile.isOpen(segment)) {
          OptionalLong torn = SegmentFile.read(segment, entry -> {});
          if (torn.isPresent()) {
            cut(segment.getPath(), torn.getAsLong(), aside, name(groups, current));
          }
        }
      }
    }
  }

  private static void cut(Path segment, long offset, Path aside, String group) throws IOException {
    Files.createDirectories(aside);
    Path kept = aside.resolve(group + "-" + segment.getFileName() + "-" + offset + ".torn");
    try (FileChannel from =
            FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel to =
            FileChannel.open(
                kept,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      for (long at = offset; at < from.size(); ) {
        at += from.transferTo(at, from.size() - at, to);
      }
      to.force(true);
      from.truncate(offset).force(true);
    }
    LOG.warn(
        "The last entry of {} was not written whole when this node ended, so no other has been told"
            + " that it is here; it is cut off at byte {} and kept in {}",
        segment,
        offset,
        kept);
  }

  private static String name(Path groups, Path current) {
    return String.valueOf(groups.relativize(current).getName(0));
  }

  private static List<Path> current(Path groups) throws IOException {
    if (!Files.isDirectory(groups)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(groups)) {
      return all.map(group -> group.resolve("current")).filter(Files::isDirectory).toList();
    }
  }

  private static List<LogSegmentPath> segments(Path current) throws IOException {
    List<LogSegmentPath> segments = new ArrayList<>();
    try (Stream<Path> all = Files.list(current)) {
      for (Path file : all.toList()) {
        LogSegmentPath segment = LogSegmentPath.matchLogSegment(file);
        if (segment != null) {
          segments.add(segment);
        }
      }
    }
    return segments;
  }
}
