/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program {@code nats-server}.
 *
 * @param version such as {@code 2.10.27}
 */
public record NatsBinary(Path program, String version) {
  /** What to do where there is none. */
  public static final String WAY_OUT =
      "no nats-server 2.10 or newer, which knows 'sync_interval: always', was found on PATH;"
          + " start by ./bench, which fetches Debian's, or set NATS_SERVER to the program";

  private static final String VARIABLE = "NATS_SERVER";
  private static final Pattern VERSION = Pattern.compile("v((\\d+)\\.(\\d+)\\S*)");

  /** The program that {@code NATS_SERVER} names, else the first on the path that is new enough. */
  public static Optional<NatsBinary> find() {
    String given = System.getenv(VARIABLE);
    Stream<Path> candidates =
        given != null && !given.isBlank()
            ? Stream.of(Path.of(given))
            : Stream.concat(path().stream(), Stream.of("/usr/sbin", "/usr/local/bin"))
                .map(directory -> Path.of(directory, "nats-server"));
    return candidates
        .distinct()
        .filter(Files::isExecutable)
        .flatMap(NatsBinary::usable)
        .findFirst();
  }

  private static List<String> path() {
    String path = System.getenv("PATH");
    return path == null ? List.of() : Arrays.asList(path.split(":", -1));
  }

  private static Stream<NatsBinary> usable(Path program) {
    return version(program)
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .filter(found -> isNewEnough(number(found, 2), number(found, 3)))
        .map(found -> new NatsBinary(program, found.group(1)))
        .stream();
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  private static boolean isNewEnough(int major, int minor) {
    return major > 2 || (major == 2 && minor >= 10);
  }

  private static Optional<String> version(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (InputStream out = process.getInputStream()) {
        return Optional.of(new String(out.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
