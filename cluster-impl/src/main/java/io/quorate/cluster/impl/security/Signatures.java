/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Signatures with the keys that certificates have, each in its one usual way. */
final class Signatures {
  private Signatures() {}

  private static String algorithm(Key key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  static byte[] sign(PrivateKey key, byte[] text) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(key));
    signature.initSign(key);
    signature.update(text);
    return signature.sign();
  }

  static boolean verify(PublicKey key, byte[] text, byte[] signed) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(key));
    signature.initVerify(key);
    signature.update(text);
    return signature.verify(signed);
  }
}
