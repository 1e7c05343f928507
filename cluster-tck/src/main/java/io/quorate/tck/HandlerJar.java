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
  static File file() {
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
    String text = type.toString();
    int from = text.indexOf("file:");
    int to = text.indexOf("!/");
    if (from < 0 || to < from) {
      throw new IllegalStateException(text + " is not in the file of a jar");
    }
    return digest(Path.of(URI.create(text.substring(from, to))));
  }

  static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
