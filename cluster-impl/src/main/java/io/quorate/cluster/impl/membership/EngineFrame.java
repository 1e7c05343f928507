/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.io.DataInput;
import java.io.IOException;
import org.jgroups.Message;
import org.jgroups.Version;
import org.jgroups.protocols.TP;
import org.jgroups.util.ByteArrayDataInputStream;
import org.jgroups.util.MessageBatch;
import org.jgroups.util.Util;

/** A frame as it came from the network, before the engine has it. */
final class EngineFrame {
  private EngineFrame() {}

  /**
   * The engine would go on with a connection on which it was sent what is no message, and log each
   * of these; and it would set aside as much memory as a length within a frame claims.
   *
   * @param mostLength what all lengths within the frame may come to
   * @throws IOException when it holds no message, so that its connection is to be closed
   */
  static void check(byte[] frame, int mostLength) throws IOException {
    try {
      DataInput in = new BoundedInput(frame, mostLength);
      if (in.readShort() != Version.version) {
        return; // which the engine refuses before it reads on
      }
      byte flags = in.readByte();
      boolean multicast = (flags & TP.MULTICAST) != 0;
      if ((flags & TP.LIST) != 0) {
        for (MessageBatch batch : Util.readMessageBatch(in, multicast)) {
          if (batch != null) {
            batch.forEach(EngineFrame::refuseObject);
          }
        }
      } else {
        refuseObject(Util.readMessage(in));
      }
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      throw new IOException("what is no message: " + e, e);
    }
  }

  /** Members send none; the engine would read it later, and without bounds. */
  private static void refuseObject(Message message) {
    if (message.isFlagSet(Message.Flag.SERIALIZED)) {
      throw new IllegalArgumentException("a serialized object");
    }
  }

  /**
   * What the engine reads as an int are lengths, and counters that stay far below the bound; their
   * sum is bounded, as messages may be nested.
   */
  private static final class BoundedInput extends ByteArrayDataInputStream {
    private final long most;
    private long sum;

    BoundedInput(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public int readInt() throws IOException {
      int value = super.readInt();
      sum += Math.max(0, value);
      if (sum > most) {
        throw new IOException("a length of " + value + " within a frame of " + capacity());
      }
      return value;
    }
  }
}
