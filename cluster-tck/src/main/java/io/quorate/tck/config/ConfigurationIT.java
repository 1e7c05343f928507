/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ReadConsistency;
import io.quorate.tck.Assertion;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
class ConfigurationIT {
  @Inject Cluster cluster;
  @Inject Settings settings;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("configuration")
        .with(Settings.class)
        .configured("quorate.node-id", "configured")
        .configured("tck.cluster", "kit")
        .configured("quorate.cluster-name", "${tck.cluster}-${quorate.node-id}")
        .archive();
  }

  @Test
  @Assertion(
      id = "CONFIG-1",
      text = "The node is configured by MicroProfile Config, with its expressions.")
  void node_hasTheApplicationsValues() {
    assertEquals("configured", cluster.nodeId());
    assertEquals("kit-configured", cluster.status().clusterName());
  }

  @Test
  @Assertion(id = "CONFIG-2", text = "Values of the product's types can be injected.")
  void types_areConverted() {
    assertEquals("localhost", settings.printer.host());
    assertEquals(9100, settings.printer.port());
    assertEquals(ReadConsistency.SESSION, settings.reads);
  }
}
