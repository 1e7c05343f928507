/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tells an entry that was never written whole from one that was damaged later. The engine reserves
 * space of zeros ahead, and a write that a crash cuts short leaves some of it: disks and kernels
 * write whole sectors, so one of the entry's sectors is zeros from where the entry goes on in it to
 * its end. Elsewhere a sum that does not fit is damage.
 */
final class TornEntry {
  /** The least that a disk writes at once; pages of a kernel are a multiple. */
  private static final int SECTOR = 512;

  private static final int CHECKSUM = 4;
  private static final int LONGEST_LENGTH = 5;

  private TornEntry() {}

  /** Whether the entry that begins at an offset, and cannot be read, was not written whole. */
  static boolean isAt(Path segment, long offset) throws IOException {
    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
      long end = Math.min(offset + length(channel, offset), channel.size());
      for (long from = offset; from < end; from = sectorEnd(from)) {
        int size = Math.toIntExact(Math.min(sectorEnd(from), channel.size()) - from);
        if (isZeros(read(channel, from, size))) {
          return true;
        }
      }
      return false;
    }
  }

  private static long sectorEnd(long offset) {
    return (offset / SECTOR + 1) * SECTOR;
  }

  /** The entry's bytes by what it says at its beginning; of an absent beginning, one. */
  private static long length(FileChannel channel, long offset) throws IOException {
    ByteBuffer head = read(channel, offset, LONGEST_LENGTH);
    long length = 0;
    for (int shift = 0; head.hasRemaining(); shift += 7) {
      byte next = head.get();
      length |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return length == 0 ? 1 : head.position() + length + CHECKSUM;
      }
    }
    return 1;
  }

  private static boolean isZeros(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (bytes.get() != 0) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer read(FileChannel channel, long from, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // Until it is full, or the file ends.
    }
    return bytes.flip();
  }
}
