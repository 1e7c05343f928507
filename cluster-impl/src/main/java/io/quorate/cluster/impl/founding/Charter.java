/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A cluster that is to be: its id, who proposes it, and its first voters, the proposer among them.
 */
public record Charter(UUID clusterId, String proposer, List<Founder> founders) {
  private static final byte FORMAT = 1;
  private static final int MAX_FOUNDERS = 15;

  /** Copies. */
  public Charter {
    founders = List.copyOf(founders);
  }

  /** Whether this storage of this node is one of the founders. */
  public boolean names(String nodeId, String incarnation) {
    return founders.stream()
        .anyMatch(
            founder ->
                founder.nodeId().equals(nodeId) && founder.incarnation().equals(incarnation));
  }

  /** Whether it is this storage's alone. */
  public boolean isAlone(String nodeId, String incarnation) {
    return founders.size() == 1 && names(nodeId, incarnation);
  }

  /** The form in files and messages. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(clusterId.getMostSignificantBits());
      out.writeLong(clusterId.getLeastSignificantBits());
      out.writeUTF(proposer);
      out.writeByte(founders.size());
      for (Founder founder : founders) {
        out.writeUTF(founder.nodeId());
        out.writeUTF(founder.incarnation());
        out.writeUTF(founder.raftAddress());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * What {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static Charter decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte format = in.readByte();
      if (format != FORMAT) {
        throw new IOException("format " + format + " is not known");
      }
      UUID clusterId = new UUID(in.readLong(), in.readLong());
      String proposer = in.readUTF();
      int count = in.readUnsignedByte();
      if (count == 0 || count > MAX_FOUNDERS) {
        throw new IOException(count + " founders");
      }
      List<Founder> founders = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        founders.add(new Founder(in.readUTF(), in.readUTF(), in.readUTF()));
      }
      if (in.available() > 0) {
        throw new IOException(in.available() + " bytes are left");
      }
      return new Charter(clusterId, proposer, founders);
    } catch (IOException e) {
      throw new IllegalArgumentException("not the charter of a cluster: " + e.getMessage(), e);
    }
  }
}
