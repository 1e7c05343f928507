/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads what lies on the class path. */
final class Resources {
  private Resources() {}

  static String text(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The versions that this was built with, by name. */
  static Properties versions() throws IOException {
    Properties versions = new Properties();
    try (InputStream in = open("versions.properties")) {
      versions.load(in);
    }
    return versions;
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = Resources.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("resource '" + resource + "' is not on the class path");
    }
    return in;
  }
}
