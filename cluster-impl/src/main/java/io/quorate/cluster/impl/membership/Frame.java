/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.security.Signed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What members say to each other: one byte for the type, then its content. Frames of a type that is
 * not known are skipped, so that later versions can add some.
 */
sealed interface Frame {
  /** The sender's information, also as an answer to {@link Ask}. */
  record Announce(NodeInfo info) implements Frame {}

  /**
   * An {@link Announce} that proves who the sender is.
   *
   * @param said the sender's information, as {@link NodeInfoCodec} writes it
   * @param info the same
   * @param signed by the sender
   */
  @SuppressWarnings("ArrayRecordComponent")
  record SignedAnnounce(byte[] said, NodeInfo info, Signed signed) implements Frame {}

  /** Asks the receiver to announce itself. */
  record Ask() implements Frame {}

  /** The sender is about to leave. */
  record Leaving() implements Frame {}

  /** The receiver's {@link Leaving} has been noted. */
  record LeavingNoted() implements Frame {}

  /** A sign of life. */
  record Heartbeat() implements Frame {}

  /** The sender is about to open all its connections anew; their closing means nothing. */
  record Renewing() implements Frame {}

  /** The receiver's {@link Renewing} has been noted. */
  record RenewingNoted() implements Frame {}

  /** The receiver has the sender's node id and came later. */
  record Refuse(String reason) implements Frame {}

  /** A message for the listener; equality is by content. */
  @SuppressWarnings("ArrayRecordComponent")
  record User(byte kind, byte[] payload) implements Frame {
    @Override
    public boolean equals(Object other) {
      return other instanceof User user
          && user.kind == kind
          && Arrays.equals(user.payload, payload);
    }

    @Override
    public int hashCode() {
      return 31 * kind + Arrays.hashCode(payload);
    }
  }

  /** From a later version. */
  record Unknown(byte type) implements Frame {}

  /** The longest reason that is read. */
  int MAX_REASON = 1024;

  /** As bytes. */
  default byte[] encode() {
    return switch (this) {
      case Announce announce -> typed(1, NodeInfoCodec.encode(announce.info()));
      case Ask any -> typed(2, new byte[0]);
      case Leaving any -> typed(3, new byte[0]);
      case LeavingNoted any -> typed(4, new byte[0]);
      case Heartbeat any -> typed(5, new byte[0]);
      case Refuse refuse -> typed(6, refuse.reason().getBytes(StandardCharsets.UTF_8));
      case User user ->
          ByteBuffer.allocate(2 + user.payload().length)
              .put((byte) 7)
              .put(user.kind())
              .put(user.payload())
              .array();
      case Renewing any -> typed(8, new byte[0]);
      case RenewingNoted any -> typed(9, new byte[0]);
      case SignedAnnounce announce -> typed(10, SignedCodec.encode(announce));
      case Unknown unknown -> new byte[] {unknown.type()};
    };
  }

  private static byte[] typed(int type, byte[] content) {
    return ByteBuffer.allocate(1 + content.length).put((byte) type).put(content).array();
  }

  /** From bytes; throws {@link MalformedFrameException}. */
  static Frame decode(byte[] array, int offset, int length) {
    if (length < 1) {
      throw new MalformedFrameException("empty frame");
    }
    ByteBuffer in = ByteBuffer.wrap(array, offset, length);
    byte type = in.get();
    return switch (type) {
      case 1 -> new Announce(NodeInfoCodec.decode(in));
      case 2 -> new Ask();
      case 3 -> new Leaving();
      case 4 -> new LeavingNoted();
      case 5 -> new Heartbeat();
      case 6 -> {
        byte[] reason = new byte[Math.min(in.remaining(), MAX_REASON)];
        in.get(reason);
        yield new Refuse(new String(reason, StandardCharsets.UTF_8));
      }
      case 7 -> {
        if (in.remaining() < 1 || in.remaining() - 1 > Membership.MAX_PAYLOAD) {
          throw new MalformedFrameException("message of " + (in.remaining() - 1) + " bytes");
        }
        byte kind = in.get();
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        yield new User(kind, payload);
      }
      case 8 -> new Renewing();
      case 9 -> new RenewingNoted();
      case 10 -> SignedCodec.decode(in);
      default -> new Unknown(type);
    };
  }
}
