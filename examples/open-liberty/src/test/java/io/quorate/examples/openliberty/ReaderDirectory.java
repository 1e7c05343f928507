/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.openliberty;

import io.quorate.examples.driver.guide.OtherPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The part of the repository that the README's commands see, with the server on other ports. */
final class ReaderDirectory {
  private static final Path ROOT = Path.of(System.getProperty("quorate.repo.root"));
  private static final Path PROGRAM = Path.of("target/open-liberty/wlp/bin/server");
  private static final Path SERVER = Path.of("examples/open-liberty/target/usr/servers/ledger");

  private ReaderDirectory() {}

  static void make(Path directory, OtherPorts ports) throws IOException {
    Path program = directory.resolve(PROGRAM);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\nexec %s \"$@\"\n".formatted(ROOT.resolve(PROGRAM)));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path server = directory.resolve(SERVER);
    copy(ROOT.resolve(SERVER), server);
    Path configuration = server.resolve("server.xml");
    Files.writeString(configuration, ports.in(Files.readString(configuration)));
    // Three servers start at the same time, and none lives long.
    Files.write(
        server.resolve("jvm.options"),
        List.of("-XX:TieredStopAtLevel=1"),
        StandardOpenOption.APPEND);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
