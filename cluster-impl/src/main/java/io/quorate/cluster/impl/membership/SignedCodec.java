/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.security.Signed;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Frame.SignedAnnounce} as bytes: what was said, the signature, the number of certificates,
 * the certificates; each part after its length.
 */
final class SignedCodec {
  /** Version and length come before the body. */
  private static final int MAX_SAID = NodeInfoCodec.MAX_BODY + 5;

  private SignedCodec() {}

  static byte[] encode(Frame.SignedAnnounce announce) {
    byte[] signature = announce.signed().signature();
    List<byte[]> chain = announce.signed().chain();
    int length = 3 * Integer.BYTES + announce.said().length + signature.length;
    for (byte[] certificate : chain) {
      length += Integer.BYTES + certificate.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    put(out, announce.said());
    put(out, signature);
    out.putInt(chain.size());
    chain.forEach(certificate -> put(out, certificate));
    return out.array();
  }

  private static void put(ByteBuffer out, byte[] part) {
    out.putInt(part.length).put(part);
  }

  static Frame.SignedAnnounce decode(ByteBuffer in) {
    try {
      byte[] said = part("node information", in, MAX_SAID);
      byte[] signature = part("a signature", in, Signed.MAX_SIGNATURE);
      int count = in.getInt();
      if (count < 0 || count > Signed.MAX_CHAIN) {
        throw new MalformedFrameException("chain of " + count + " certificates");
      }
      List<byte[]> chain = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        chain.add(part("a certificate", in, Signed.MAX_CERTIFICATE));
      }
      NodeInfo info = NodeInfoCodec.decode(ByteBuffer.wrap(said));
      return new Frame.SignedAnnounce(said, info, new Signed(signature, chain));
    } catch (BufferUnderflowException e) {
      throw new MalformedFrameException("signed announcement ends too early", e);
    }
  }

  private static byte[] part(String what, ByteBuffer in, int most) {
    int length = in.getInt();
    if (length < 0 || length > most || length > in.remaining()) {
      throw new MalformedFrameException("%s of %d bytes".formatted(what, length));
    }
    byte[] part = new byte[length];
    in.get(part);
    return part;
  }
}
