/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions of this program and of what it is made of, as the build wrote them down. */
final class Versions implements IVersionProvider {
  private static final String RESOURCE = "versions.properties";

  @Override
  public String[] getVersion() {
    return new String[] {"clusterctl " + all().get("quorate")};
  }

  /** Versions by name: the product, the JDK, the parts. */
  Map<String, String> all() {
    Properties built = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is missing from the jar of clusterctl");
      }
      built.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put("quorate", built.getProperty("quorate", "unknown"));
    all.put("java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    for (String part : new String[] {"ratis", "jgroups", "helidon", "yasson", "picocli"}) {
      all.put(part, built.getProperty(part, "unknown"));
    }
    return all;
  }
}
