/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What one process was given of one topic: lines of sequence, id and time. Each is on the disk when
 * the method returns. Not safe for use from several threads.
 */
public final class DeliveryWriter {
  private final FileChannel channel;

  /** A new, empty file. */
  public DeliveryWriter(Path file) {
    try {
      this.channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be written", e);
    }
  }

  /** A message was given to the handler. */
  public void write(long seq, long id, long nanos) {
    byte[] line = (seq + " " + id + " " + nanos + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.wrap(line);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("A delivery cannot be written down", e);
    }
  }
}
