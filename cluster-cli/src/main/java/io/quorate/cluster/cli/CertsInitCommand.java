/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.impl.security.CertificateAuthority;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    description = "Makes an authority: ca.pem, which every node trusts, and ca.key, which issues.",
    exitCodeList = {"0:done", "1:the files could not be written", "2:wrong usage"})
final class CertsInitCommand extends AbstractCommand {
  @Mixin CertificateFiles files = new CertificateFiles();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "Quorate development",
      description = "The authority's name (default: ${DEFAULT-VALUE}).")
  String name = "";

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      defaultValue = "365",
      description = "How long it is valid (default: ${DEFAULT-VALUE}).")
  int days;

  @Override
  int run() throws CommandFailure {
    Path certificate = files.fresh(this, CertificateFiles.AUTHORITY + ".pem");
    Path key = files.fresh(this, CertificateFiles.AUTHORITY + ".key");
    Instant now = CertificateFiles.now();
    CertificateAuthority made =
        CertificateAuthority.create(
            name, CertificateFiles.begin(now), CertificateFiles.end(this, now, days));
    files.write(certificate, made.certificate(), key, made.key(), "");
    out().println("wrote " + certificate + " and " + key);
    return ExitCode.OK;
  }
}
