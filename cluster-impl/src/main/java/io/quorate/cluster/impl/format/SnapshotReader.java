/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot's sections in the order they were written.
 *
 * <p>A section's content is handed out before its checksum can be known, so nothing loaded counts
 * until {@link #next} has answered empty: by then every checksum has been verified, those of
 * sections that were skipped or read in part included. Once corruption was found, every further
 * call fails with it. Not safe for use from several threads.
 */
public final class SnapshotReader {
  private final InputStream in;
  private final CRC32C total = new CRC32C();
  private final CRC32C section = new CRC32C();
  private final Set<String> names = new HashSet<>();
  private final byte[] scratch = new byte[4];
  private final byte[] chunk = new byte[SnapshotFormat.MAX_CHUNK];
  private String where = "the header";
  private @Nullable SectionInput open;
  private @Nullable CorruptSnapshotException failure;
  private boolean ended;

  /**
   * A section of a snapshot.
   *
   * @param name its stable name
   * @param version version of its content
   * @param body its content and no more; closing it passes over what was not read
   */
  public record Section(String name, int version, InputStream body) {}

  /**
   * Begins to read; the stream is read to its end but not closed.
   *
   * @throws CorruptSnapshotException if the stream holds no snapshot
   * @throws UnknownFormatException if it holds one in a format this version does not know
   */
  public SnapshotReader(InputStream in) throws IOException {
    this.in = in;
    if (u32() != SnapshotFormat.MAGIC) {
      throw corrupt("it does not begin with QSNP");
    }
    int format = u16();
    if (format != SnapshotFormat.FORMAT) {
      throw new UnknownFormatException(
          "Snapshot has format "
              + format
              + ", which this version does not know; run a version that does");
    }
  }

  /** The next section, or empty at the end; passes over what is left of the section before. */
  public Optional<Section> next() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
    if (ended) {
      return Optional.empty();
    }
    section.reset();
    int mark = u8();
    if (mark == SnapshotFormat.END) {
      readEnd();
      ended = true;
      return Optional.empty();
    }
    if (mark != SnapshotFormat.SECTION) {
      throw corrupt("neither a section nor the end follows, but " + mark);
    }
    String name = readName();
    where = "section \"" + name + "\"";
    if (!names.add(name)) {
      throw corrupt("a section of that name was there before");
    }
    int version = u32();
    if (version < 0) {
      throw corrupt("version " + Integer.toUnsignedString(version) + " exceeds 31 bits");
    }
    open = new SectionInput();
    return Optional.of(new Section(name, version, open));
  }

  private String readName() throws IOException {
    int length = u16();
    if (length == 0 || length > SnapshotFormat.MAX_NAME * Utf8.MAX_BYTES_PER_CHAR) {
      throw corrupt("the next section's name has " + length + " bytes");
    }
    byte[] utf8 = new byte[length];
    readFully(utf8, length);
    try {
      String name = Utf8.decode(utf8, 0, length);
      if (name.length() > SnapshotFormat.MAX_NAME) {
        throw corrupt("the next section's name has " + name.length() + " characters");
      }
      return name;
    } catch (CharacterCodingException e) {
      throw corrupt("the next section's name is not UTF-8");
    }
  }

  private void readEnd() throws IOException {
    where = "the end mark";
    int count = u32();
    if (count != names.size()) {
      throw corrupt("it counts " + count + " sections, there were " + names.size());
    }
    verify(total);
    if (in.read() >= 0) {
      throw corrupt("more bytes follow");
    }
  }

  private void verify(CRC32C crc) throws IOException {
    int expected = (int) crc.getValue();
    int stored = u32();
    if (stored != expected) {
      throw corrupt(String.format("checksum is %08x, content has %08x", stored, expected));
    }
  }

  private int u8() throws IOException {
    readFully(scratch, 1);
    return scratch[0] & 0xFF;
  }

  private int u16() throws IOException {
    readFully(scratch, 2);
    return Varints.u16(scratch, 0);
  }

  private int u32() throws IOException {
    readFully(scratch, 4);
    return Varints.u32(scratch, 0);
  }

  private void readFully(byte[] to, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (in.readNBytes(to, 0, length) < length) {
      throw corrupt("it ends early");
    }
    total.update(to, 0, length);
    section.update(to, 0, length);
  }

  private CorruptSnapshotException corrupt(String reason) {
    CorruptSnapshotException corrupt = new CorruptSnapshotException(where, reason);
    failure = corrupt;
    return corrupt;
  }

  /** The chunks of one section as one stream that ends where the section ends. */
  private final class SectionInput extends InputStream {
    private int position;
    private int limit;
    private boolean atEnd;
    private boolean closed;

    @Override
    public int read() throws IOException {
      return fill() ? chunk[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, to.length);
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int part = Math.min(length, limit - position);
      System.arraycopy(chunk, position, to, offset, part);
      position += part;
      return part;
    }

    @Override
    public int available() {
      return closed ? 0 : limit - position;
    }

    /** Passes over what was not read and verifies the section's checksum. */
    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        while (!atEnd) {
          nextChunk();
        }
      }
    }

    private boolean fill() throws IOException {
      if (closed) {
        throw new IOException("the body of " + where + " is closed");
      }
      if (position == limit && !atEnd) {
        nextChunk();
      }
      return !atEnd;
    }

    private void nextChunk() throws IOException {
      int length = u32();
      if (length < 0 || length > SnapshotFormat.MAX_CHUNK) {
        throw corrupt("a chunk claims " + Integer.toUnsignedString(length) + " bytes");
      }
      position = 0;
      limit = 0;
      if (length == 0) {
        verify(section);
        atEnd = true;
      } else {
        readFully(chunk, length);
        limit = length;
      }
    }
  }
}
