/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.util.Arrays;

/** Encodes outcomes: a kind, then the fields of that kind, each with its length. */
final class OutcomeFormat {
  static final int SUCCESS = 0;
  static final int HANDLER_ERROR = 1;
  static final int REFUSED = 2;

  private static final String SUBJECT = "Outcome";

  private OutcomeFormat() {}

  static byte[] encode(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Success success -> {
        byte[] result = success.bytes();
        byte[] to = start(SUCCESS, Varints.size(result.length) + result.length);
        System.arraycopy(result, 0, to, Varints.put(to, 1, result.length), result.length);
        yield to;
      }
      case Outcome.HandlerError error -> {
        byte[] to =
            start(
                HANDLER_ERROR,
                Varints.stringSize(error.type())
                    + Varints.stringSize(error.message())
                    + Varints.stringSize(error.code()));
        int p = Varints.putString(to, 1, error.type());
        p = Varints.putString(to, p, error.message());
        Varints.putString(to, p, error.code());
        yield to;
      }
      case Outcome.Refused refused -> {
        byte[] to = start(REFUSED, 1 + Varints.stringSize(refused.detail()));
        to[1] = refused.code();
        Varints.putString(to, 2, refused.detail());
        yield to;
      }
    };
  }

  static Outcome decode(byte[] bytes) {
    ByteReader in = new ByteReader(SUBJECT, bytes, 0, bytes.length);
    int kind = in.u8("kind");
    Outcome outcome =
        switch (kind) {
          case SUCCESS -> {
            int length = in.varint("result length");
            int offset = in.skip(length, "result");
            yield new Outcome.Success(Arrays.copyOfRange(bytes, offset, offset + length));
          }
          case HANDLER_ERROR ->
              new Outcome.HandlerError(
                  in.string(Outcome.MAX_NAME, "type"),
                  in.string(Outcome.MAX_TEXT, "message"),
                  in.string(Outcome.MAX_NAME, "code"));
          case REFUSED ->
              new Outcome.Refused((byte) in.u8("code"), in.string(Outcome.MAX_TEXT, "detail"));
          default ->
              throw new UnknownFormatException(
                  "Outcome has kind "
                      + kind
                      + ", which this version does not know; run a version that does");
        };
    if (in.remaining() > 0) {
      throw in.corrupt(in.remaining() + " bytes after the outcome");
    }
    return outcome;
  }

  private static byte[] start(int kind, int fields) {
    byte[] bytes = new byte[1 + fields];
    bytes[0] = (byte) kind;
    return bytes;
  }
}
