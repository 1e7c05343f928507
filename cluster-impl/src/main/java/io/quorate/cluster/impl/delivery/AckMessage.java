/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.topics.CursorMove;
import io.quorate.cluster.impl.topics.Subscriber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node tells the leader now and then, and what it is told back.
 *
 * @param acks positions that changed, absolute
 * @param wanted topics whose floors the node needs
 * @param flush whether the positions are to be in the log before the answer
 */
record AckMessage(List<CursorMove> acks, List<String> wanted, boolean flush) {
  private static final int MAX_ITEMS = 100_000;
  private static final int FLUSH = 1;
  private static final int REGISTRATIONS = 2;

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    // Nodes that cannot read them are in no cluster in which cursors have numbers.
    boolean registrations = acks.stream().anyMatch(ack -> ack.registered() > 0);
    try {
      out.writeByte((flush ? FLUSH : 0) | (registrations ? REGISTRATIONS : 0));
      out.writeInt(acks.size());
      for (CursorMove ack : acks) {
        out.writeUTF(ack.topic());
        out.writeUTF(ack.subscriber().nodeId());
        out.writeUTF(ack.subscriber().name());
        out.writeLong(ack.position());
        if (registrations) {
          out.writeLong(ack.registered());
        }
      }
      out.writeInt(wanted.size());
      for (String topic : wanted) {
        out.writeUTF(topic);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static AckMessage decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int flags = in.readUnsignedByte();
    if ((flags & ~(FLUSH | REGISTRATIONS)) != 0) {
      throw new IOException("flags " + flags + " are not known");
    }
    boolean registrations = (flags & REGISTRATIONS) != 0;
    int count = count(in);
    List<CursorMove> acks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      acks.add(
          new CursorMove(
              in.readUTF(),
              new Subscriber(in.readUTF(), in.readUTF()),
              in.readLong(),
              registrations ? in.readLong() : 0));
    }
    count = count(in);
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wanted.add(in.readUTF());
    }
    if (in.available() > 0) {
      throw new IOException(in.available() + " bytes follow");
    }
    return new AckMessage(acks, wanted, (flags & FLUSH) != 0);
  }

  static byte[] encodeFloors(Map<String, Long> floors) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeInt(floors.size());
      for (Map.Entry<String, Long> floor : floors.entrySet()) {
        out.writeUTF(floor.getKey());
        out.writeLong(floor.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Map<String, Long> decodeFloors(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int count = count(in);
    Map<String, Long> floors = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      floors.put(in.readUTF(), in.readLong());
    }
    return floors;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_ITEMS) {
      throw new IOException(count + " items are claimed");
    }
    return count;
  }
}
