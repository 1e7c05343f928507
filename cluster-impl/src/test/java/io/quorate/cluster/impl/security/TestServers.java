/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS of servers that are no nodes. */
public final class TestServers {
  private TestServers() {}

  /** For a server at an address; the authority that it rests on is put into a file. */
  public static SSLContext context(Path ca, String address)
      throws IOException, GeneralSecurityException {
    Instant begin = Instant.now().minus(Duration.ofHours(1));
    Instant end = Instant.now().plus(Duration.ofDays(1));
    CertificateAuthority authority = CertificateAuthority.create("authority", begin, end);
    PemOutput.certificates(ca, List.of(authority.certificate()));
    CertificateAuthority.Issued issued =
        authority.issue(
            CertificateRequest.node("cluster", "api", List.of(), List.of(address), begin, end));
    Credentials own =
        new Credentials(1, issued.key(), List.of(issued.certificate()), new TrustsAll());
    SSLContext context = SSLContext.getInstance(Tls.PROTOCOL);
    context.init(
        new KeyManager[] {new LiveKeyManager(() -> own, alias -> own)},
        new TrustManager[] {new TrustsAll()},
        null);
    return context;
  }
}
