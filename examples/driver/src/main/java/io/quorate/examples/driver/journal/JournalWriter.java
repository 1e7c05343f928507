/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The journal of one client: a file of lines such as {@code SENT 42 1730000}, {@code ACK 42 1730900
 * 17}, {@code UNKNOWN 42 1730900 LEADER_LOST}, {@code READ 1731000 1732000 17}.
 *
 * <p>Each line is handed to the operating system before the method returns, so that it outlives the
 * process, however that ends. Safe for use from any thread.
 */
public final class JournalWriter implements AutoCloseable {
  private final OutputStream out;

  /** A new, empty journal. */
  public JournalWriter(Path file) {
    try {
      this.out = new FileOutputStream(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be written", e);
    }
  }

  /** A transfer is about to be sent. */
  public void sent(long id, long nanos) {
    write("SENT " + id + ' ' + nanos);
  }

  /** A transfer was acknowledged as the one with this number. */
  public void ack(long id, long nanos, long number) {
    write("ACK " + id + ' ' + nanos + ' ' + number);
  }

  /** A transfer may or may not have been applied. */
  public void unknown(long id, long nanos, String code) {
    write("UNKNOWN " + id + ' ' + nanos + ' ' + code);
  }

  /** A transfer was not applied. */
  public void refused(long id, long nanos, String code) {
    write("REFUSED " + id + ' ' + nanos + ' ' + code);
  }

  /** A read answered this number of transfers. */
  public void read(long began, long ended, long count) {
    write("READ " + began + ' ' + ended + ' ' + count);
  }

  /** A read failed. */
  public void readFailed(long began, long ended, String code) {
    write("READ_FAILED " + began + ' ' + ended + ' ' + code);
  }

  private void write(String line) {
    try {
      // One write(2) for each line: no buffer of this process may hold it back.
      out.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("The journal cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The journal cannot be closed", e);
    }
  }
}
