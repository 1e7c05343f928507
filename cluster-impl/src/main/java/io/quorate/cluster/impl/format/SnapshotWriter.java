/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Writes a snapshot: named sections one after the other, then an end mark.
 *
 * <p>Without {@link #finish} the bytes are no snapshot, so that a save that failed half way is
 * never loaded; a failed write makes every later one fail, also if a handler swallowed the first.
 * The target stream is flushed but not closed. Not safe for use from several threads.
 */
public final class SnapshotWriter {
  private final OutputStream out;
  private final CRC32C total = new CRC32C();
  private final Set<String> names = new HashSet<>();
  private final byte[] scratch = new byte[7];
  private final byte[] chunk = new byte[4 + SnapshotFormat.MAX_CHUNK];
  private boolean sectionOpen;
  private boolean broken;
  private boolean finished;

  /** Begins a snapshot on the stream; large writes go through unbuffered. */
  public SnapshotWriter(OutputStream out) throws IOException {
    this.out = out;
    Varints.putU32(scratch, 0, SnapshotFormat.MAGIC);
    Varints.putU16(scratch, 4, SnapshotFormat.FORMAT);
    write(scratch, 0, 6);
  }

  /**
   * Begins a section; close the returned stream to end it before the next begins.
   *
   * @param name stable name, 1 to 200 characters, once per snapshot
   * @param version version of the section's content, not negative
   */
  public OutputStream section(String name, int version) throws IOException {
    if (sectionOpen || finished) {
      throw new IllegalStateException(
          "section " + name + (finished ? " after finish()" : " while another one is open"));
    }
    if (name.isEmpty() || name.length() > SnapshotFormat.MAX_NAME || !Utf8.isWellFormed(name)) {
      throw new IllegalArgumentException(
          "section name \""
              + name
              + "\": allowed are 1 to "
              + SnapshotFormat.MAX_NAME
              + " characters");
    }
    if (version < 0) {
      throw new IllegalArgumentException("version " + version + " of section " + name);
    }
    if (!names.add(name)) {
      throw new IllegalArgumentException("section " + name + " is there already");
    }
    sectionOpen = true;
    int length = Utf8.length(name);
    byte[] header = new byte[7 + length];
    header[0] = SnapshotFormat.SECTION;
    int p = Utf8.put(header, Varints.putU16(header, 1, length), name);
    Varints.putU32(header, p, version);
    write(header, 0, header.length);
    CRC32C crc = new CRC32C();
    crc.update(header);
    return new SectionOutput(name, crc);
  }

  /** Writes the end mark; the snapshot is then complete. */
  public void finish() throws IOException {
    if (sectionOpen || finished) {
      throw new IllegalStateException(finished ? "finished already" : "a section is still open");
    }
    finished = true;
    scratch[0] = SnapshotFormat.END;
    Varints.putU32(scratch, 1, names.size());
    write(scratch, 0, 5);
    Varints.putU32(scratch, 0, (int) total.getValue());
    write(scratch, 0, 4);
    out.flush();
  }

  private void write(byte[] bytes, int offset, int length) throws IOException {
    if (broken) {
      throw new IOException("an earlier write failed: this snapshot cannot be completed");
    }
    broken = true;
    out.write(bytes, offset, length);
    total.update(bytes, offset, length);
    broken = false;
  }

  /** Gathers what is written into chunks, each behind its length. */
  private final class SectionOutput extends OutputStream {
    private final String name;
    private final CRC32C crc;
    private int end = 4;
    private boolean closed;

    SectionOutput(String name, CRC32C crc) {
      this.name = name;
      this.crc = crc;
    }

    @Override
    public void write(int b) throws IOException {
      checkOpen();
      if (end == chunk.length) {
        writeChunk();
      }
      chunk[end++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      checkOpen();
      int from = offset;
      int left = length;
      while (left > 0) {
        if (end == chunk.length) {
          writeChunk();
        }
        int part = Math.min(left, chunk.length - end);
        System.arraycopy(bytes, from, chunk, end, part);
        end += part;
        from += part;
        left -= part;
      }
    }

    /** Ends the section; a second call does nothing. */
    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      if (end > 4) {
        writeChunk();
      }
      writeChunk();
      Varints.putU32(chunk, 0, (int) crc.getValue());
      SnapshotWriter.this.write(chunk, 0, 4);
      sectionOpen = false;
    }

    private void writeChunk() throws IOException {
      Varints.putU32(chunk, 0, end - 4);
      crc.update(chunk, 0, end);
      SnapshotWriter.this.write(chunk, 0, end);
      end = 4;
    }

    private void checkOpen() throws IOException {
      if (closed) {
        throw new IOException("section " + name + " is closed");
      }
    }
  }
}
