/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who operates a node is told before its certificate ends, which is in 20 days here. */
class ExpiryWarningIT {
  @TempDir Path directory;
  private TestCluster cluster;
  private TestCertificates certificates;

  @BeforeEach
  void create() throws Exception {
    cluster = new TestCluster(directory, Counter::new).set("quorate.security.viewers", "ann");
    certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    certificates.issue("n1");
    certificates.client("ann");
    cluster.secure(certificates);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private JsonObject ask(String caller, String path) throws Exception {
    int port = Planes.port(cluster, "n1", "management");
    try (TlsClient client = new TlsClient(certificates.caller(caller, "127.0.0.1"), port)) {
      return HttpNode.ok(client.get(path));
    }
  }

  private static List<String> texts(JsonArray array) {
    return array.getValuesAs(JsonString::getString);
  }

  @Test
  void certificateThatEndsSoon_isAWarningOfReadiness_whichStaysUp() throws Exception {
    cluster.set("quorate.tls.expiry-warning", "30d").form(1);
    Instant end = certificates.leaf("n1").getNotAfter().toInstant();
    List<String> warnings =
        List.of("the certificate expires at " + end + "; replace quorate.tls.cert");
    for (String path : List.of("/readyz", "/healthz?ready=true")) {
      JsonObject ready = ask("none", path);
      assertEquals("UP", ready.getString("status"), path);
      assertTrue(ready.containsKey("warnings"), path + ": " + ready);
      assertEquals(warnings, texts(ready.getJsonArray("warnings")), path);
    }
    assertFalse(ask("none", "/healthz").containsKey("warnings"));
    assertEquals(warnings, texts(ask("ann", "/status").getJsonArray("warnings")));
  }

  @Test
  void certificateThatDoesNot_isNone() throws Exception {
    cluster.form(1);
    assertFalse(ask("none", "/readyz").containsKey("warnings"));
    assertEquals(List.of(), texts(ask("ann", "/status").getJsonArray("warnings")));
  }
}
