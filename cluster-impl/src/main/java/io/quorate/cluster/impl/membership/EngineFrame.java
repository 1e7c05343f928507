/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.io.DataInput;
import java.io.IOException;
import org.jgroups.Version;
import org.jgroups.protocols.TP;
import org.jgroups.util.ByteArrayDataInputStream;
import org.jgroups.util.Util;

/** A frame as it came from the network, before the engine has it. */
final class EngineFrame {
  private EngineFrame() {}

  /**
   * The engine would go on with a connection on which it was sent what is no message, and log each
   * of these; and it would set aside as much memory as a length within a frame claims.
   *
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
        Object unused = Util.readMessageBatch(in, multicast);
      } else {
        Object unused = Util.readMessage(in);
      }
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      throw new IOException("what is no message: " + e, e);
    }
  }

  /** What the engine reads as an int are lengths, and counters that stay far below the bound. */
  private static final class BoundedInput extends ByteArrayDataInputStream {
    private final int most;

    BoundedInput(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public int readInt() throws IOException {
      int value = super.readInt();
      if (value > most) {
        throw new IOException("a length of " + value + " within a frame of " + capacity());
      }
      return value;
    }
  }
}
