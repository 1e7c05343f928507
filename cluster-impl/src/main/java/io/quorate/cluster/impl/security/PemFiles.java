/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * Reads certificates and private keys from PEM files (RFC 7468). The provider that decrypts keys is
 * an object of this class and never the process's.
 */
final class PemFiles {
  private static final long MAX_BYTES = 1 << 20;
  private static final Provider PROVIDER = new BouncyCastleProvider();

  private PemFiles() {}

  /** All certificates of a file, one at least. */
  static List<X509Certificate> certificates(String key, Path file) {
    List<X509Certificate> found = new ArrayList<>();
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    try (PEMParser pem = open(key, file)) {
      for (Object item = pem.readObject(); item != null; item = pem.readObject()) {
        if (item instanceof X509CertificateHolder holder) {
          found.add(converter.getCertificate(holder));
        }
      }
    } catch (IOException | CertificateException e) {
      throw unreadable(key, file, e);
    }
    if (found.isEmpty()) {
      throw bad(key, file, "holds no certificate; it must be PEM, -----BEGIN CERTIFICATE-----");
    }
    return found;
  }

  /** The first private key of a file: PKCS#8, PKCS#1 or SEC 1, encrypted or not. */
  static PrivateKey privateKey(String key, Path file, String password) {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try (PEMParser pem = open(key, file)) {
      for (Object item = pem.readObject(); item != null; item = pem.readObject()) {
        switch (item) {
          case PrivateKeyInfo info -> {
            return converter.getPrivateKey(info);
          }
          case PEMKeyPair pair -> {
            return converter.getPrivateKey(pair.getPrivateKeyInfo());
          }
          case PKCS8EncryptedPrivateKeyInfo encrypted -> {
            return converter.getPrivateKey(
                encrypted.decryptPrivateKeyInfo(decryptor(key, file, password)));
          }
          case PEMEncryptedKeyPair encrypted -> {
            needed(key, file, password);
            PEMKeyPair pair =
                encrypted.decryptKeyPair(
                    new JcePEMDecryptorProviderBuilder()
                        .setProvider(PROVIDER)
                        .build(password.toCharArray()));
            return converter.getPrivateKey(pair.getPrivateKeyInfo());
          }
          default -> {}
        }
      }
    } catch (PKCSException | OperatorCreationException e) {
      throw new BadCredentialsException(
          key + " = " + file + ": the key cannot be opened; check quorate.tls.key-password", e);
    } catch (PEMException e) {
      throw new BadCredentialsException(
          key + " = " + file + ": the key cannot be read (" + e.getMessage() + ")", e);
    } catch (IOException e) {
      throw unreadable(key, file, e);
    }
    throw bad(key, file, "holds no private key; it must be PEM, -----BEGIN PRIVATE KEY-----");
  }

  private static InputDecryptorProvider decryptor(String key, Path file, String password)
      throws OperatorCreationException {
    needed(key, file, password);
    return new JceOpenSSLPKCS8DecryptorProviderBuilder()
        .setProvider(PROVIDER)
        .build(password.toCharArray());
  }

  private static void needed(String key, Path file, String password) {
    if (password.isEmpty()) {
      throw bad(key, file, "the key is encrypted; set quorate.tls.key-password");
    }
  }

  private static PEMParser open(String key, Path file) throws IOException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw bad(key, file, "is larger than " + MAX_BYTES + " bytes: that is no PEM file of ours");
      }
      Reader reader = Files.newBufferedReader(file);
      return new PEMParser(reader);
    } catch (NoSuchFileException e) {
      throw new BadCredentialsException(key + " = " + file + ": there is no such file", e);
    }
  }

  private static BadCredentialsException unreadable(String key, Path file, Exception e) {
    return new BadCredentialsException(key + " = " + file + " cannot be read: " + e, e);
  }

  private static BadCredentialsException bad(String key, Path file, String why) {
    return new BadCredentialsException(key + " = " + file + ": " + why, null);
  }
}
