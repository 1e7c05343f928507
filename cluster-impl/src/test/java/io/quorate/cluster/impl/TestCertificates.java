/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.security.CertificateAuthority;
import io.quorate.cluster.impl.security.CertificateRequest;
import io.quorate.cluster.impl.security.ClientTls;
import io.quorate.cluster.impl.security.PemOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Certificates of a cluster's nodes, in files that can be replaced. */
final class TestCertificates {
  private final Path directory;
  private final String clusterName;
  private CertificateAuthority authority;

  TestCertificates(Path directory, String clusterName) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.clusterName = clusterName;
    this.authority = authority("authority");
    trust(List.of(authority));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  static CertificateAuthority authority(String name) {
    return CertificateAuthority.create(
        name, now().minus(Duration.ofHours(1)), now().plus(Duration.ofDays(30)));
  }

  CertificateAuthority authority() {
    return authority;
  }

  /** Issues from now on by another. */
  void authority(CertificateAuthority other) {
    authority = other;
  }

  Path ca() {
    return directory.resolve("ca.pem");
  }

  /** Says whom all nodes trust. */
  void trust(List<CertificateAuthority> authorities) throws IOException {
    List<X509Certificate> all = new ArrayList<>();
    authorities.forEach(one -> all.add(one.certificate()));
    PemOutput.certificates(ca(), all);
  }

  CertificateRequest request(String id) {
    return CertificateRequest.node(
        clusterName,
        id,
        List.of("localhost"),
        List.of("127.0.0.1"),
        now().minus(Duration.ofHours(1)),
        now().plus(Duration.ofDays(20)));
  }

  /** Issues a node's certificate, in place of the one before. */
  void issue(String id) throws IOException {
    write(id, authority.issue(request(id)));
  }

  /** Puts any certificate where a node, or client, looks for its own. */
  void write(String id, CertificateAuthority.Issued issued) throws IOException {
    PemOutput.key(directory.resolve(id + ".key"), issued.key(), "");
    PemOutput.certificates(directory.resolve(id + ".pem"), List.of(issued.certificate()));
  }

  /** What is in a node's file now. */
  X509Certificate leaf(String id) throws Exception {
    try (InputStream in = Files.newInputStream(cert(id))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /**
   * TLS of who calls a server of this name and shows a certificate, or {@code none}; the files are
   * read now.
   */
  SSLContext caller(String shown, String server) {
    boolean named = !shown.equals("none");
    return ClientTls.context(
        Optional.of(ca()),
        named ? Optional.of(cert(shown)) : Optional.empty(),
        named ? Optional.of(key(shown)) : Optional.empty(),
        "",
        server,
        false);
  }

  void client(String name) throws IOException {
    write(
        name,
        authority.issue(
            CertificateRequest.client(
                name, now().minus(Duration.ofHours(1)), now().plus(Duration.ofDays(20)))));
  }

  Path cert(String id) {
    return directory.resolve(id + ".pem");
  }

  Path key(String id) {
    return directory.resolve(id + ".key");
  }

  /** The configuration of a node. */
  Map<String, String> settings(String id) {
    return Map.of(
        "quorate.tls.enabled",
        "true",
        "quorate.tls.ca",
        ca().toString(),
        "quorate.tls.cert",
        cert(id).toString(),
        "quorate.tls.key",
        key(id).toString(),
        "quorate.tls.reload-interval",
        "100ms");
  }
}
