/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.server.RaftServerConfigKeys.Log.CorruptionPolicy;
import org.apache.ratis.server.raftlog.segmented.LogSegment;
import org.apache.ratis.server.raftlog.segmented.LogSegmentPath;
import org.apache.ratis.thirdparty.com.google.protobuf.CodedOutputStream;
import org.apache.ratis.util.SizeInBytes;

/** Reads one file of the engine's log by the engine's own reader. */
final class SegmentFile {
  static final SizeInBytes MAX_ENTRY = SizeInBytes.valueOf("16MB");

  private static final int HEADER = 8;
  private static final int CHECKSUM = 4;

  private long end = HEADER;

  private SegmentFile() {}

  /** Whether the engine goes on with it; the others were finished and synced. */
  static boolean isOpen(LogSegmentPath segment) {
    return String.valueOf(segment.getPath().getFileName()).startsWith("log_inprogress_");
  }

  /**
   * Reads it through.
   *
   * @return where an entry begins that was never written whole; what is behind it was not read
   * @throws IOException when it is damaged, or cannot be read
   */
  static OptionalLong read(LogSegmentPath segment, Consumer<LogEntryProto> reader)
      throws IOException {
    SegmentFile reading = new SegmentFile();
    try {
      int unused =
          LogSegment.readSegmentFile(
              segment.getPath().toFile(),
              segment.getStartEnd(),
              MAX_ENTRY,
              CorruptionPolicy.EXCEPTION,
              null,
              entry -> {
                reader.accept(entry);
                reading.passed(entry);
              });
      return OptionalLong.empty();
    } catch (IOException e) {
      if (isOpen(segment) && TornEntry.isAt(segment.getPath(), reading.end)) {
        return OptionalLong.of(reading.end);
      }
      throw damaged(segment, reading.end, e);
    } catch (IllegalStateException e) {
      // An entry is missing between two.
      throw damaged(segment, reading.end, e);
    }
  }

  /** Without a cause, so that it is the root of what is told. */
  private static IOException damaged(LogSegmentPath segment, long offset, Exception e) {
    IOException damaged =
        new IOException(
            segment.getPath()
                + " is damaged at byte "
                + offset
                + ", which no crash explains: "
                + e.getMessage());
    damaged.addSuppressed(e);
    return damaged;
  }

  private void passed(LogEntryProto entry) {
    int size = entry.getSerializedSize();
    end += CodedOutputStream.computeUInt32SizeNoTag(size) + size + CHECKSUM;
  }
}
