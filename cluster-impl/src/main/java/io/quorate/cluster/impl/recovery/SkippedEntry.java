/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.recovery;

import io.quorate.cluster.impl.format.CorruptFrameException;
import io.quorate.cluster.impl.format.LogFrameReader;
import io.quorate.cluster.impl.format.LogFrameWriter;
import io.quorate.cluster.impl.format.UnknownFormatException;
import io.quorate.cluster.impl.state.SystemCommand;
import java.util.zip.CRC32C;

/** The frame that stands where an entry was that no node could apply. */
final class SkippedEntry {
  private SkippedEntry() {}

  /** A frame of the same time that holds nothing but the decision. */
  static byte[] record(long index, byte[] poisonous) {
    CRC32C checksum = new CRC32C();
    checksum.update(poisonous);
    SystemCommand command = new SystemCommand.EntrySkipped(index, (int) checksum.getValue());
    LogFrameWriter writer = new LogFrameWriter();
    writer.begin(logTime(poisonous));
    writer.command(0, index, 0, command.key(), null, null, command.encode());
    return writer.finish();
  }

  /** Whether an entry is such a record already, made by a recovery that is now repeated. */
  static boolean isRecord(byte[] frame) {
    try {
      LogFrameReader reader = new LogFrameReader(frame);
      return reader.nextRun()
          && reader.nextCommand()
          && reader.key().equals(new SystemCommand.EntrySkipped(0, 0).key());
    } catch (CorruptFrameException | UnknownFormatException e) {
      return false;
    }
  }

  /** An entry may be unreadable; log time then stays as it was. */
  private static long logTime(byte[] frame) {
    try {
      return new LogFrameReader(frame).logTime();
    } catch (CorruptFrameException | UnknownFormatException e) {
      return 0;
    }
  }
}
