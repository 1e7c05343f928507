/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import java.nio.ByteBuffer;
import java.util.UUID;

/** What founders tell each other. */
public sealed interface Message {
  /** Will you found this cluster? From the proposer. */
  record Propose(Charter charter) implements Message {}

  /** I will, and found no other. */
  record Accept(UUID clusterId) implements Message {}

  /** I will not: I hold another charter, or am told to found none, or not with so many. */
  record Refuse(UUID clusterId, boolean holdsAnother) implements Message {}

  /** Do you still propose this? To the proposer. */
  record Ask(UUID clusterId) implements Message {}

  /** I do not propose this any more. */
  record Withdraw(UUID clusterId) implements Message {}

  /** The form in which it travels. */
  default byte[] encode() {
    return switch (this) {
      case Propose propose -> {
        byte[] charter = propose.charter().encode();
        yield ByteBuffer.allocate(1 + charter.length).put((byte) 1).put(charter).array();
      }
      case Accept accept -> encode((byte) 2, accept.clusterId());
      case Refuse refuse -> encode((byte) (refuse.holdsAnother() ? 3 : 4), refuse.clusterId());
      case Ask ask -> encode((byte) 5, ask.clusterId());
      case Withdraw withdraw -> encode((byte) 6, withdraw.clusterId());
    };
  }

  private static byte[] encode(byte kind, UUID clusterId) {
    return ByteBuffer.allocate(17)
        .put(kind)
        .putLong(clusterId.getMostSignificantBits())
        .putLong(clusterId.getLeastSignificantBits())
        .array();
  }

  /**
   * What {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if it is not that
   */
  static Message decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte kind = in.hasRemaining() ? in.get() : 0;
    if (kind == 1) {
      byte[] charter = new byte[in.remaining()];
      in.get(charter);
      return new Propose(Charter.decode(charter));
    }
    if (in.remaining() != 16) {
      throw new IllegalArgumentException("a founder's message has " + bytes.length + " bytes");
    }
    UUID clusterId = new UUID(in.getLong(), in.getLong());
    return switch (kind) {
      case 2 -> new Accept(clusterId);
      case 3 -> new Refuse(clusterId, true);
      case 4 -> new Refuse(clusterId, false);
      case 5 -> new Ask(clusterId);
      case 6 -> new Withdraw(clusterId);
      default -> throw new IllegalArgumentException("a founder's message of kind " + kind);
    };
  }
}
