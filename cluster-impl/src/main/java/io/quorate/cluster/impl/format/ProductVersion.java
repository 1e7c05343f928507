/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this product, as the build wrote it down. */
public final class ProductVersion {
  private static final String RESOURCE = "product.properties";
  private static final String VERSION = read();

  private ProductVersion() {}

  /** For example {@code 1.2.0}. */
  public static String get() {
    return VERSION;
  }

  private static String read() {
    Properties built = new Properties();
    try (InputStream in = ProductVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is missing from the product's jar");
      }
      built.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return built.getProperty("version", "unknown");
  }
}
