/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import io.quorate.tck.handlers.Accounts;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** The one jar of handlers. */
public final class HandlerJar {
  static final String DIGEST = "tck.handlers.sha256";

  private HandlerJar() {}

  /** The file, where this is asked in the process of the tests. */
  public static File file() {
    try {
      URI place = Accounts.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      File file = new File(place);
      if (!file.isFile()) {
        throw new IllegalStateException(file + " is no jar: run the kit after the package phase");
      }
      return file;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digest that the deployed jar must have. */
  public static String expectedDigest() {
    return TckConfig.value(DIGEST).orElseThrow();
  }

  /** The digest of the jar from which the application at hand loaded its handlers. */
  public static String deployedDigest() throws IOException {
    URL type =
        Objects.requireNonNull(
            Accounts.class.getResource(Accounts.class.getSimpleName() + ".class"));
    return digestAt(type.toString());
  }

  /**
   * The digest of the jar that a class was loaded from.
   *
   * @param classFile the URL that the class's loader gives of its class file
   */
  public static String digestAt(String classFile) throws IOException {
    int from = classFile.indexOf("file:");
    int to = classFile.indexOf("!/");
    if (from < 0 || to < from) {
      throw new IllegalStateException(classFile + " is not in the file of a jar");
    }
    return digest(Path.of(URI.create(classFile.substring(from, to))));
  }

  /** SHA-256 of a file, in hexadecimal. */
  public static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
