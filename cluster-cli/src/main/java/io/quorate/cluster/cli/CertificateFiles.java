/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.impl.security.PemOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Option;

/** A directory with an authority and what it has issued. */
final class CertificateFiles {
  static final String AUTHORITY = "ca";

  private static final int MAX_DAYS = 36_500;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "certs",
      description = "Where the files are (default: ${DEFAULT-VALUE}).")
  Path directory = Path.of("certs");

  @Option(names = "--force", description = "Replace files that exist.")
  boolean force;

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Clocks of other machines may be a little late. */
  static Instant begin(Instant now) {
    return now.minus(Duration.ofMinutes(5));
  }

  static Instant end(AbstractCommand command, Instant now, int days) {
    if (days < 1 || days > MAX_DAYS) {
      throw command.usage("--days \"" + days + "\": write a number from 1 to " + MAX_DAYS);
    }
    return now.plus(Duration.ofDays(days));
  }

  Path in(String name) {
    return directory.resolve(name);
  }

  /** A file to write, which must not be there yet. */
  Path fresh(AbstractCommand command, String name) throws CommandFailure {
    Path file = in(name);
    if (Files.exists(file) && !force) {
      throw new CommandFailure(
          ExitCode.REFUSED, file + " exists; --force replaces it, --dir takes another directory");
    }
    return file;
  }

  void write(
      Path certificateFile,
      X509Certificate certificate,
      Path keyFile,
      PrivateKey key,
      String password)
      throws CommandFailure {
    try {
      Files.createDirectories(directory);
      PemOutput.key(keyFile, key, password);
      PemOutput.certificates(certificateFile, List.of(certificate));
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.REFUSED, directory + " cannot be written: " + e);
    }
  }
}
