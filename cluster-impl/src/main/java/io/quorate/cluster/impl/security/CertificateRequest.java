/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a certificate is to say.
 *
 * @param name the common name
 * @param dns host names
 * @param addresses IP addresses
 * @param uris URIs
 * @param server whether its holder may be called, as nodes are; every holder may call
 * @param notBefore when it begins
 * @param notAfter when it ends
 */
public record CertificateRequest(
    String name,
    List<String> dns,
    List<String> addresses,
    List<String> uris,
    boolean server,
    Instant notBefore,
    Instant notAfter) {
  /** Keeps the lists. */
  public CertificateRequest {
    dns = List.copyOf(dns);
    addresses = List.copyOf(addresses);
    uris = List.copyOf(uris);
  }

  /**
   * For a node, wherever it is: its id and the cluster's name are what others look for.
   *
   * @param dns further host names, for clients that look for these
   * @param addresses IP addresses, likewise
   */
  public static CertificateRequest node(
      String clusterName,
      String nodeId,
      List<String> dns,
      List<String> addresses,
      Instant notBefore,
      Instant notAfter) {
    List<String> names = new ArrayList<>(dns);
    if (!names.contains(nodeId)) {
      names.addFirst(nodeId);
    }
    return new CertificateRequest(
        nodeId,
        names,
        addresses,
        List.of(CertificateNames.uri(clusterName, nodeId)),
        true,
        notBefore,
        notAfter);
  }

  /** For a client, which can never act as a node. */
  public static CertificateRequest client(String name, Instant notBefore, Instant notAfter) {
    return new CertificateRequest(
        name, List.of(), List.of(), List.of(), false, notBefore, notAfter);
  }
}
