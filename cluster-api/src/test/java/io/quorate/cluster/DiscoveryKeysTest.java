/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryKeysTest {
  private static ClusterConfig config(String... pairs) {
    Map<String, String> texts = new HashMap<>(Map.of("quorate.node-id", "n1"));
    for (int i = 0; i < pairs.length; i += 2) {
      texts.put("quorate.discovery." + pairs[i], pairs[i + 1]);
    }
    return ClusterConfig.of(texts);
  }

  @Test
  void kinds_areCombinedAndCountOnce() {
    ClusterConfig config =
        config("kind", "dns, file,dns", "dns-names", "a.example:7000,_q._tcp.b", "file-env", "E");
    assertEquals(List.of("dns", "file"), config.get(ConfigKeys.DISCOVERY_KIND));
    assertEquals(
        List.of("a.example:7000", "_q._tcp.b"), config.get(ConfigKeys.DISCOVERY_DNS_NAMES));
  }

  @ParameterizedTest
  @CsvSource({
    "dns, quorate.discovery.dns-names",
    "file, quorate.discovery.file-path or quorate.discovery.file-env",
    "env, quorate.discovery.file-env",
    "kubernetes, quorate.discovery.kubernetes-service"
  })
  void kindWithoutItsKey_isRefused(String kind, String needed) {
    assertEquals(
        List.of(
            "quorate.discovery.kind = \"static,%s\": %s needs %s, which is not set"
                .formatted(kind, kind, needed)),
        assertThrows(ConfigException.class, () -> config("kind", "static," + kind)).problems());
  }

  @ParameterizedTest
  @CsvSource({
    "kind, 'a b', write static",
    "kind, ',', names no kind",
    "dns-names, 'a..b', is not a name of DNS",
    "dns-names, 'a:0', is not a name of DNS",
    "dns-names, 'a:99999', is not a name of DNS",
    "dns-names, '_q._tcp.a:1', is not a name of DNS",
    "dns-port, 0, from 1 to 65535",
    "dns-servers, 'ns.example:53', write an address",
    "dns-servers, '10.0.0:53', write an address",
    "dns-servers, '[::g]:53', write an address",
    "dns-servers, '10.0.0.256:53', write an address",
    "file-env, 'A-B', QUORATE_NODES",
    "kubernetes-service, 'a.b.c', name.namespace",
    "kubernetes-port-name, 'A', a port of the service",
    "kubernetes-domain, 'a..b', cluster.local",
    "refresh, 0s, PT0.1S",
    "timeout, 1ms, PT0.05S",
    "options, novalue, key=value"
  })
  void badValues_areRefusedWithTheWayOut(String key, String value, String part) {
    String message =
        String.valueOf(assertThrows(ConfigException.class, () -> config(key, value)).getMessage());
    assertTrue(message.contains("quorate.discovery." + key), message);
    assertTrue(message.contains(part), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2:53", "[::1]:53", "[fd00::2]:5353", "127.0.0.1:1"})
  void nameServers_areAddresses(String server) {
    assertDoesNotThrow(() -> config("dns-servers", server));
  }
}
