/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@link NodeInfo} as bytes: version, length of the body, body. Later versions may only append to
 * the body; what a reader does not know at its end is skipped.
 */
final class NodeInfoCodec {
  static final byte VERSION = 1;
  static final int MAX_BODY = 256 * 1024;

  private NodeInfoCodec() {}

  static byte[] encode(NodeInfo info) {
    byte[] body = body(info);
    if (body.length > MAX_BODY) {
      throw new IllegalArgumentException(
          "the information of node %s takes %d bytes; the most is %d: announce fewer operations"
              .formatted(info.nodeId(), body.length, MAX_BODY));
    }
    return ByteBuffer.allocate(5 + body.length).put(VERSION).putInt(body.length).put(body).array();
  }

  private static byte[] body(NodeInfo info) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      text(out, info.nodeId());
      text(out, info.incarnation());
      text(out, info.membershipAddress());
      text(out, info.raftAddress());
      text(out, info.managementAddress());
      texts(out, info.roles());
      UUID uuid = info.clusterUuid();
      out.writeBoolean(uuid != null);
      if (uuid != null) {
        out.writeLong(uuid.getMostSignificantBits());
        out.writeLong(uuid.getLeastSignificantBits());
      }
      texts(out, info.operations());
      out.writeInt(info.minProtocol());
      out.writeInt(info.maxProtocol());
      out.writeInt(info.maxFeatureLevel());
      out.writeShort(info.metadata().size());
      for (Map.Entry<String, String> entry : new TreeMap<>(info.metadata()).entrySet()) {
        text(out, entry.getKey());
        text(out, entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static void texts(DataOutputStream out, Collection<String> texts) throws IOException {
    out.writeShort(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(utf8.length);
    out.write(utf8);
  }

  static NodeInfo decode(ByteBuffer in) {
    try {
      byte version = in.get();
      if (version != VERSION) {
        throw new MalformedFrameException("version " + version + " of node information is unknown");
      }
      int length = in.getInt();
      if (length < 0 || length > MAX_BODY || length > in.remaining()) {
        throw new MalformedFrameException("node information of " + length + " bytes");
      }
      return body(in.slice(in.position(), length));
    } catch (BufferUnderflowException e) {
      throw new MalformedFrameException("node information ends too early", e);
    } catch (IllegalArgumentException e) {
      throw new MalformedFrameException("node information is invalid: " + e.getMessage(), e);
    }
  }

  private static NodeInfo body(ByteBuffer in) {
    String nodeId = text(in);
    String incarnation = text(in);
    String membership = text(in);
    String raft = text(in);
    String management = text(in);
    List<String> roles = texts(in, NodeInfo.MAX_ROLES);
    UUID uuid = uuid(in);
    List<String> operations = texts(in, NodeInfo.MAX_OPERATIONS);
    int minProtocol = in.getInt();
    int maxProtocol = in.getInt();
    int maxFeatureLevel = in.getInt();
    int entries = count(in, NodeInfo.MAX_METADATA);
    Map<String, String> metadata = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      metadata.put(text(in), text(in));
    }
    return new NodeInfo(
        nodeId,
        incarnation,
        membership,
        raft,
        management,
        new HashSet<>(roles),
        uuid,
        new TreeSet<>(operations),
        minProtocol,
        maxProtocol,
        maxFeatureLevel,
        metadata);
  }

  private static @Nullable UUID uuid(ByteBuffer in) {
    byte present = in.get();
    if (present == 0) {
      return null;
    }
    if (present != 1) {
      throw new MalformedFrameException("flag for the cluster UUID is " + present);
    }
    return new UUID(in.getLong(), in.getLong());
  }

  private static List<String> texts(ByteBuffer in, int most) {
    int count = count(in, most);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static int count(ByteBuffer in, int most) {
    int count = Short.toUnsignedInt(in.getShort());
    if (count > most) {
      throw new MalformedFrameException(count + " entries where " + most + " are the most");
    }
    return count;
  }

  private static String text(ByteBuffer in) {
    int length = Short.toUnsignedInt(in.getShort());
    if (length > in.remaining()) {
      throw new MalformedFrameException("text of " + length + " bytes");
    }
    ByteBuffer utf8 = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedFrameException("text is not UTF-8", e);
    }
  }
}
