/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.impl.security.BadCredentialsException;
import io.quorate.cluster.impl.security.CertificateNames;
import io.quorate.cluster.impl.security.PemInput;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = "Shows whom the certificates in a PEM file name, and how long they are valid.",
    exitCodeList = {"0:all are valid", "1:one is not, or the file cannot be read", "2:wrong usage"})
final class CertsInspectCommand extends AbstractCommand {
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";

  @Parameters(index = "0", paramLabel = "FILE", description = "The file with certificates.")
  Path file = Path.of("");

  @Override
  int run() throws CommandFailure {
    List<X509Certificate> certificates;
    try {
      certificates = PemInput.certificates("FILE", file);
    } catch (BadCredentialsException e) {
      throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
    }
    Instant now = Instant.now();
    boolean valid = true;
    for (X509Certificate certificate : certificates) {
      valid &= show(certificate, now);
    }
    return valid ? ExitCode.OK : ExitCode.REFUSED;
  }

  private boolean show(X509Certificate certificate, Instant now) {
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    String state =
        now.isAfter(end)
            ? "EXPIRED"
            : now.isBefore(begin)
                ? "NOT YET VALID"
                : "valid for " + Duration.between(now, end).toDays() + " days";
    out().println("subject  " + certificate.getSubjectX500Principal().getName());
    out().println("issuer   " + certificate.getIssuerX500Principal().getName());
    out().println("names    " + CertificateNames.of(certificate));
    out().println("for      " + use(certificate));
    out().println("validity " + begin + " to " + end + ", " + state);
    return state.startsWith("valid");
  }

  private static String use(X509Certificate certificate) {
    if (certificate.getBasicConstraints() >= 0) {
      return "an authority";
    }
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      return uses == null || uses.contains(SERVER) ? "a node" : "a client";
    } catch (CertificateParsingException e) {
      return "unknown: " + e.getMessage();
    }
  }
}
