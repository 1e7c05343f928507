/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jgroups.BytesMessage;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.jgroups.Version;
import org.jgroups.protocols.PingHeader;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.ByteArrayDataOutputStream;
import org.jgroups.util.UUID;
import org.jgroups.util.Util;

/** Bytes that somebody may send to the membership port who knows how members talk. */
public final class HostileMember {
  private static final byte[] COOKIE = {'b', 'e', 'l', 'a'};
  private static final short DISCOVERY = 6;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private HostileMember() {}

  /** How often a {@link Planted} object was made of what came from the network. */
  public static int planted() {
    return Planted.READ.get();
  }

  /** Does something as soon as it is read. */
  static final class Planted implements Serializable {
    @Serial private static final long serialVersionUID = 1L;
    private static final AtomicInteger READ = new AtomicInteger();

    @Serial
    private void readObject(ObjectInputStream in) {
      READ.incrementAndGet();
    }
  }

  /** What a member says first: the engine's mark, its version, and where it is itself. */
  public static byte[] greeting() throws IOException {
    ByteArrayDataOutputStream out = new ByteArrayDataOutputStream(64);
    IpAddress address = new IpAddress(InetAddress.getLoopbackAddress(), 1);
    out.write(COOKIE);
    out.writeShort(Version.version);
    out.writeShort(address.serializedSize());
    address.writeTo(out);
    return written(out);
  }

  /** A greeting whose address claims to be long. */
  public static byte[] greetingOfAnotherLength() throws IOException {
    byte[] bytes = greeting();
    bytes[COOKIE.length + 2] = 0x7f;
    bytes[COOKIE.length + 4] = 0x7f;
    return bytes;
  }

  /** The length that comes before a frame. */
  public static byte[] length(int length) throws IOException {
    ByteArrayDataOutputStream out = new ByteArrayDataOutputStream(4);
    out.writeInt(length);
    return written(out);
  }

  /** A message with a serialized Java object in it. */
  public static byte[] object() throws IOException {
    return frame(new ObjectMessage(null, new Planted()));
  }

  /** A question of discovery whose payload is anything. */
  public static byte[] question(byte[] payload) throws IOException {
    return frame(
        new BytesMessage(null, payload)
            .putHeader(DISCOVERY, new PingHeader(PingHeader.GET_MBRS_REQ).clusterName("any")));
  }

  /** A message whose payload claims to be as long as an array may be. */
  public static byte[] payloadBeyondAll() throws IOException {
    return framed(payloadOf(LONGEST_ARRAY));
  }

  /** Messages of which there are said to be as many as an array may hold. */
  public static byte[] messagesBeyondAll() throws IOException {
    return framed(messages(LONGEST_ARRAY));
  }

  /** A message that claims a length of its payload. */
  static byte[] payloadOf(int claimed) throws IOException {
    byte[] bytes = single(new BytesMessage(null, new byte[] {1}));
    ByteBuffer.wrap(bytes).putInt(bytes.length - 1 - Integer.BYTES, claimed);
    return bytes;
  }

  /** One message that says how many there are. */
  static byte[] messages(int claimed) throws IOException {
    ByteArrayDataOutputStream out = new ByteArrayDataOutputStream(512);
    Message message = new BytesMessage(null, new byte[] {1});
    UUID sender = UUID.randomUUID();
    Util.writeMessageListHeader(null, sender, new byte[] {'c'}, claimed, out, true);
    out.writeShort(message.getType());
    message.writeToNoAddrs(sender, out);
    return written(out);
  }

  /** Messages within messages, each of which claims to hold so many. */
  static byte[] nested(int levels, int claimed) throws IOException {
    ByteArrayDataOutputStream out = new ByteArrayDataOutputStream(64);
    out.writeShort(Version.version);
    out.writeByte(0);
    for (int i = 0; i < levels; i++) {
      out.writeShort(Message.COMPOSITE_MSG);
      out.writeByte(0); // no addresses
      out.writeShort(0); // no flags
      out.writeShort(0); // no headers
      out.writeInt(claimed);
    }
    return written(out);
  }

  /** A message whose payload is to be read as an object. */
  static byte[] serialized() throws IOException {
    return single(new BytesMessage(null, new byte[] {1}).setFlag(Message.Flag.SERIALIZED));
  }

  private static byte[] frame(Message message) throws IOException {
    return framed(single(message));
  }

  private static byte[] single(Message message) throws IOException {
    message.setSrc(UUID.randomUUID());
    ByteArrayDataOutputStream body = new ByteArrayDataOutputStream(512);
    Util.writeMessage(message, body, true);
    return written(body);
  }

  private static byte[] framed(byte[] bytes) throws IOException {
    ByteArrayDataOutputStream out = new ByteArrayDataOutputStream(bytes.length + 4);
    out.writeInt(bytes.length);
    out.write(bytes);
    return written(out);
  }

  private static byte[] written(ByteArrayDataOutputStream out) {
    byte[] bytes = new byte[out.position()];
    System.arraycopy(out.buffer(), 0, bytes, 0, bytes.length);
    return bytes;
  }
}
