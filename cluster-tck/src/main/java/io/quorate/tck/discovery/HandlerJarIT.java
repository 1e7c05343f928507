/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.Cluster;
import io.quorate.tck.Assertion;
import io.quorate.tck.Eventually;
import io.quorate.tck.HandlerJar;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
class HandlerJarIT {
  @Inject Cluster cluster;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("handler-jar").withHandlerJar().archive();
  }

  @Test
  @Assertion(
      id = "DISCOVERY-3",
      text = "A jar of handlers runs on every runtime as it was built, byte for byte.")
  void jar_isTheOneThatWasBuilt_andItsHandlerAnswers() throws Exception {
    assertEquals(HandlerJar.expectedDigest(), HandlerJar.deployedDigest());
    assertEquals(
        7L,
        Eventually.value(
            cluster.appWrite("deposit", "{\"account\":\"ann\",\"cents\":7}", Long.class)));
  }
}
