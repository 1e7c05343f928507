/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the runner of a runtime tells the kit by system properties. Applications have the same
 * values in a file, as their runtime may be another process.
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><td>{@code tck.wait.multiplier}</td><td>by which all waiting times are multiplied; 1</td></tr>
 * <tr><td>{@code tck.libraries}</td>
 *     <td>directory of jars that go into each application; none</td></tr>
 * <tr><td>{@code tck.directory}</td><td>where nodes keep their data; must be set</td></tr>
 * <tr><td>{@code tck.deployment.log}</td>
 *     <td>the file to which the runtime writes why a deployment failed; none: its exception
 *     says so</td></tr>
 * <tr><td>{@code tck.definition.errors}</td>
 *     <td>{@code apart}: a deployment for each; {@code together}: one with all of them</td></tr>
 * </table>
 */
public final class TckConfig {
  static final String FILE = "META-INF/tck.properties";
  static final String MULTIPLIER = "tck.wait.multiplier";

  private TckConfig() {}

  /** This time as long as the runner's machine needs. */
  public static Duration scaled(Duration time) {
    double multiplier = Double.parseDouble(value(MULTIPLIER).orElse("1"));
    return Duration.ofMillis((long) (time.toMillis() * multiplier));
  }

  /** A value of the runner, or of the application's file. */
  static Optional<String> value(String name) {
    String own = System.getProperty(name, "");
    return own.isEmpty() ? Optional.ofNullable(file().getProperty(name)) : Optional.of(own);
  }

  private static Properties file() {
    Properties values = new Properties();
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    try (InputStream in = application.getResourceAsStream(FILE)) {
      if (in != null) {
        values.load(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + FILE, e);
    }
    return values;
  }

  /** Jars that the runtime does not have and each application brings. */
  static List<File> libraries() {
    String directory = System.getProperty("tck.libraries", "");
    File[] files = directory.isEmpty() ? new File[0] : new File(directory).listFiles();
    if (files == null) {
      throw new IllegalStateException("tck.libraries = \"" + directory + "\" is no directory");
    }
    return Stream.of(files).filter(file -> file.getName().endsWith(".jar")).sorted().toList();
  }

  /** Where nodes keep their data. */
  static Path directory() {
    return Path.of(
        value("tck.directory")
            .orElseThrow(() -> new IllegalStateException("set the system property tck.directory")));
  }

  /** The log of the runtime, if that is where it says why a deployment failed. */
  static Optional<Path> deploymentLog() {
    return value("tck.deployment.log").map(Path::of);
  }

  /** Whether all definition errors are in one deployment. */
  public static boolean definitionErrorsTogether() {
    return switch (value("tck.definition.errors").orElse("apart")) {
      case "apart" -> false;
      case "together" -> true;
      default -> throw new IllegalStateException("tck.definition.errors must be apart or together");
    };
  }
}
