/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesNamesTest {
  @TempDir Path directory;

  private static ClusterConfig config(String service, String portName) {
    return ClusterConfig.of(
        Map.of(
            "quorate.node-id", "n1",
            "quorate.discovery.kind", "kubernetes",
            "quorate.discovery.kubernetes-service", service,
            "quorate.discovery.kubernetes-port-name", portName,
            "quorate.discovery.dns-port", "7000"));
  }

  @Test
  void namespace_isThatOfThePodUnlessSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("namespace"), "shop\n");
    assertEquals(
        new DnsName("ledger.shop.svc.cluster.local.", 7000),
        KubernetesNames.of(config("ledger", ""), file));
    assertEquals(
        new DnsName("ledger.bank.svc.cluster.local.", 7000),
        KubernetesNames.of(config("ledger.bank", ""), directory.resolve("none")));
  }

  @Test
  void portName_meansSrv() {
    assertEquals(
        new DnsName("_membership._tcp.ledger.bank.svc.cluster.local.", 0),
        KubernetesNames.of(config("ledger.bank", "membership"), directory));
  }

  @Test
  void unknownNamespace_isRefused() {
    Path none = directory.resolve("none");
    ConfigException refused =
        assertThrows(ConfigException.class, () -> KubernetesNames.of(config("ledger", ""), none));
    assertEquals(
        List.of(
            "quorate.discovery.kubernetes-service = \"ledger\": %s does not tell the namespace of this pod; write ledger.NAMESPACE"
                .formatted(none)),
        refused.problems());
  }
}
