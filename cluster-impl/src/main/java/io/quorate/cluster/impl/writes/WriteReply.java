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

/** The answers to one {@link CallKind#WRITE} call, in the order of its commands. */
final class WriteReply {
  private static final int APPLIED = 1;
  private static final int REFUSED = 2;

  /** One answer. */
  sealed interface Answer {}

  /** The command was applied. */
  record Done(Applied applied) implements Answer {}

  /** The leader did not get it applied. */
  record Failed(Code code, String message, boolean maybe) implements Answer {}

  private WriteReply() {}

  static byte[] encode(Answer[] answers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(answers.length * 24 + 8);
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeInt(answers.length);
      for (Answer answer : answers) {
        switch (answer) {
          case Done done -> {
            byte[] outcome = done.applied().outcome().encode();
            out.writeByte(APPLIED);
            out.writeLong(done.applied().index());
            out.writeInt(outcome.length);
            out.write(outcome);
          }
          case Failed failed -> {
            out.writeByte(REFUSED);
            out.writeUTF(failed.code().name());
            out.writeUTF(clip(failed.message()));
            out.writeBoolean(failed.maybe());
          }
        }
      }
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
