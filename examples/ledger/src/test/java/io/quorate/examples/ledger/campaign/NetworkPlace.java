/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.cluster.impl.security.CertificateAuthority;
import io.quorate.cluster.impl.security.CertificateRequest;
import io.quorate.cluster.impl.security.PemOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Nodes that each have a network namespace of their own, and certificates, as they listen beyond
 * loopback. Seeds are the addresses at which the others are when a node starts.
 */
final class NetworkPlace implements Place {
  private static final String NAME = "network";
  private static final int RAFT_PORT = 9520;
  private static final int MEMBERSHIP_PORT = 7946;
  private static final int MANAGEMENT_PORT = 17946;

  private final Namespaces network;
  private final List<String> ids;
  private final Path directory;

  /**
   * Makes certificates for the nodes.
   *
   * @param directory for the certificates
   */
  NetworkPlace(Namespaces network, List<String> ids, Path directory) {
    this.network = network;
    this.ids = List.copyOf(ids);
    this.directory = directory.toAbsolutePath();
    try {
      issue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void issue() throws IOException {
    Instant from = Instant.now().minus(Duration.ofHours(1));
    Instant to = Instant.now().plus(Duration.ofDays(1));
    CertificateAuthority authority = CertificateAuthority.create("authority", from, to);
    Files.createDirectories(directory);
    PemOutput.certificates(file("ca.pem"), List.of(authority.certificate()));
    for (String id : ids) {
      CertificateAuthority.Issued issued =
          authority.issue(CertificateRequest.node(NAME, id, List.of(), List.of(), from, to));
      PemOutput.certificates(file(id + ".pem"), List.of(issued.certificate()));
      PemOutput.key(file(id + ".key"), issued.key(), "");
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  @Override
  public Map<String, String> configuration(String id) {
    Map<String, String> keys = new HashMap<>();
    String host = network.address(id);
    keys.put("quorate.cluster-name", NAME);
    keys.put("quorate.bootstrap", "false");
    keys.put("quorate.bootstrap-expect", Integer.toString(ids.size()));
    keys.put("quorate.raft.address", host + ":" + RAFT_PORT);
    keys.put("quorate.membership.bind-address", host + ":" + MEMBERSHIP_PORT);
    keys.put("quorate.management.address", host + ":" + MANAGEMENT_PORT);
    keys.put(
        "quorate.membership.seeds",
        ids.stream()
            .filter(other -> !other.equals(id))
            .map(other -> network.address(other) + ":" + MEMBERSHIP_PORT)
            .collect(Collectors.joining(",")));
    keys.put("quorate.tls.enabled", "true");
    keys.put("quorate.tls.ca", file("ca.pem").toString());
    keys.put("quorate.tls.cert", file(id + ".pem").toString());
    keys.put("quorate.tls.key", file(id + ".key").toString());
    return keys;
  }

  @Override
  public List<String> command(String id) {
    return network.command(id);
  }
}
