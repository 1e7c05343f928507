/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import io.quorate.cluster.ConfigException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;

/**
 * One {@code META-INF/microprofile-config.properties}.
 *
 * @param location where it is
 * @param properties what it says
 */
record ApplicationFile(String location, Properties properties) {
  private static final String NAME = "META-INF/microprofile-config.properties";
  private static final int DEFAULT_ORDINAL = 100;

  /** All that a class loader sees, by {@code config_ordinal}, strongest first. */
  static List<ApplicationFile> all(ClassLoader loader) {
    List<ApplicationFile> files = new ArrayList<>();
    try {
      Enumeration<URL> urls = loader.getResources(NAME);
      while (urls.hasMoreElements()) {
        files.add(read(urls.nextElement()));
      }
    } catch (IOException e) {
      throw new ConfigException(List.of(NAME + " cannot be read: " + e.getMessage()));
    }
    files.sort(Comparator.comparingInt(ApplicationFile::ordinal).reversed());
    return List.copyOf(files);
  }

  private static ApplicationFile read(URL url) throws IOException {
    Properties properties = new Properties();
    URLConnection connection = url.openConnection();
    // A cached jar would stay open after the application has gone.
    connection.setUseCaches(false);
    try (Reader reader =
        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return new ApplicationFile(url.toString(), properties);
  }

  private int ordinal() {
    try {
      return Integer.parseInt(properties.getProperty("config_ordinal", "").trim());
    } catch (NumberFormatException e) {
      return DEFAULT_ORDINAL;
    }
  }
}
