/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.format.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** The answers to one {@link CallKind#WRITE} call, in the order of its commands. */
final class WriteReply {
  private static final byte APPLIED = 1;
  private static final byte REFUSED = 2;

  /** The kind, the index and the length of an outcome. */
  private static final int DONE_HEADER = 1 + Long.BYTES + Integer.BYTES;

  /** One answer. */
  sealed interface Answer {}

  /** The command was applied. */
  record Done(Applied applied) implements Answer {}

  /** The leader did not get it applied. */
  record Failed(Code code, String message, boolean maybe) implements Answer {}

  private WriteReply() {}

  static byte[] encode(List<? extends Answer> answers) {
    byte[][] bodies = new byte[answers.size()][];
    int size = Integer.BYTES;
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] =
          switch (answers.get(i)) {
            case Done done -> done.applied().outcome().encode();
            case Failed failed -> body(failed);
          };
      size += DONE_HEADER + bodies[i].length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(bodies.length);
    for (int i = 0; i < bodies.length; i++) {
      if (answers.get(i) instanceof Done done) {
        out.put(APPLIED).putLong(done.applied().index()).putInt(bodies[i].length);
      } else {
        out.put(REFUSED);
      }
      out.put(bodies[i]);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] body(Failed failed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeUTF(failed.code().name());
      out.writeUTF(clip(failed.message()));
      out.writeBoolean(failed.maybe());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String clip(String text) {
    return text.length() > 1_000 ? text.substring(0, 1_000) : text;
  }

  static Answer[] decode(byte[] bytes, int expected) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int count = in.readInt();
    if (count != expected) {
      throw new IOException("asked for " + expected + " answers and got " + count);
    }
    Answer[] answers = new Answer[count];
    for (int i = 0; i < count; i++) {
      answers[i] = in.readByte() == APPLIED ? done(in) : failed(in);
    }
    return answers;
  }

  private static Answer done(DataInputStream in) throws IOException {
    long index = in.readLong();
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("an answer claims " + length + " bytes");
    }
    return new Done(new Applied(index, Outcome.decode(in.readNBytes(length))));
  }

  private static Answer failed(DataInputStream in) throws IOException {
    try {
      return new Failed(Code.valueOf(in.readUTF()), in.readUTF(), in.readBoolean());
    } catch (IllegalArgumentException e) {
      throw new IOException("an answer of an unknown kind", e);
    }
  }
}
