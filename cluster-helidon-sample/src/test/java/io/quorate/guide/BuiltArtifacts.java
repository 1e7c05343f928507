/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this build has made, as a Maven repository that only one test sees. */
final class BuiltArtifacts {
  private static final Path ROOT = Path.of(System.getProperty("quorate.repo.root"));
  private static final List<String> JARS =
      List.of("cluster-api", "cluster-grpc", "cluster-impl", "cluster-cdi");

  private final Path repository;
  private final String version;

  private BuiltArtifacts(Path repository, String version) {
    this.repository = repository;
    this.version = version;
  }

  /** Copies them to a repository in this directory, and writes settings that use it. */
  static Path publish(Path directory) throws IOException {
    Matcher version =
        Pattern.compile("<version>(.*?)</version>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    if (!version.find()) {
      throw new IOException("the parent has no version");
    }
    BuiltArtifacts artifacts = new BuiltArtifacts(directory.resolve("built"), version.group(1));
    artifacts.copy(ROOT.resolve("pom.xml"), "quorate-parent", "pom");
    artifacts.copy(ROOT.resolve("cluster-bom/pom.xml"), "cluster-bom", "pom");
    for (String jar : JARS) {
      artifacts.copy(ROOT.resolve(jar).resolve("pom.xml"), jar, "pom");
      String name = "target/%s-%s.jar".formatted(jar, artifacts.version);
      artifacts.copy(ROOT.resolve(jar).resolve(name), jar, "jar");
    }
    return artifacts.settings(directory);
  }

  private void copy(Path file, String artifact, String type) throws IOException {
    Path directory =
        Files.createDirectories(
            repository.resolve("io/quorate").resolve(artifact).resolve(version));
    Files.copy(
        file,
        directory.resolve("%s-%s.%s".formatted(artifact, version, type)),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** What was downloaded for this build is taken from where it is, and never written to. */
  private Path settings(Path directory) throws IOException {
    Path downloaded =
        Path.of(
            System.getProperty(
                "localRepository", System.getProperty("user.home") + "/.m2/repository"));
    String text =
        """
        <settings>
          <localRepository>%s</localRepository>
          <profiles>
            <profile>
              <id>built</id>
              <repositories>
                <repository><id>built</id><url>%s</url></repository>
                <repository><id>downloaded</id><url>%s</url></repository>
              </repositories>
              <pluginRepositories>
                <pluginRepository><id>downloaded</id><url>%s</url></pluginRepository>
              </pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>built</activeProfile></activeProfiles>
        </settings>
        """
            .formatted(
                directory.resolve("local"),
                repository.toUri(),
                downloaded.toUri(),
                downloaded.toUri());
    return Files.writeString(directory.resolve("settings.xml"), text);
  }
}
