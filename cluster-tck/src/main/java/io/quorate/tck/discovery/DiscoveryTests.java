/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ReadConsistency;
import io.quorate.tck.Eventually;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds in either mode. */
@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
abstract class DiscoveryTests {
  @Inject Cluster cluster;
  @Inject Instance<Plain> plain;

  static WebArchive application(String mode) {
    return TckApplication.named("discovery-" + mode)
        .with(DiscoveryTests.class)
        .withLibrary(mode, Tally.class, Plain.class)
        .archive();
  }

  final void assertHandlerIsFound() throws Exception {
    assertEquals(3L, Eventually.value(cluster.appWrite("tally-add", 3L, Long.class)));
    assertEquals(
        3L,
        Eventually.value(
                cluster.appRead("tally-total", null, Long.class, ReadConsistency.LINEARIZABLE))
            .value());
  }
}
