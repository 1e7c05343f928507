/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ReadConsistency;
import io.quorate.tck.Assertion;
import io.quorate.tck.Eventually;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is around the test's own method is what has to be around the application's others. */
@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
class ContextIT {
  @Inject Cluster cluster;
  @Inject Bystander bystander;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("context")
        .with(Surroundings.class, Witness.class, Bystander.class)
        .archive();
  }

  @Test
  @Assertion(
      id = "CONTEXT-1",
      text = "A write has the application's class loader and names, and no request context.")
  void write_hasTheApplication_andNoRequest() throws Exception {
    assertEquals(
        Surroundings.here() + Surroundings.requestContext(false),
        Eventually.value(cluster.appWrite("around-write", null, String.class)));
  }

  @Test
  @Assertion(
      id = "CONTEXT-2",
      text = "A read has the application's class loader and names, and a request context.")
  void read_hasTheApplication_andARequest() throws Exception {
    for (ReadConsistency consistency : ReadConsistency.values()) {
      assertEquals(
          Surroundings.here() + Surroundings.requestContext(true),
          Eventually.value(cluster.appRead("around-read", null, String.class, consistency))
              .value());
    }
  }

  @Test
  @Assertion(
      id = "CONTEXT-3",
      text = "A leader operation has the application's class loader and names, and a request.")
  void leaderOperation_hasTheApplication_andARequest() throws Exception {
    assertEquals(
        Surroundings.here() + Surroundings.requestContext(true),
        Eventually.value(cluster.appWrite("around-leader", null, String.class)));
  }

  @Test
  @Assertion(
      id = "CONTEXT-5",
      text = "A handler of a topic has the application's class loader and names, and a request.")
  void topicHandler_hasTheApplication_andARequest() throws Exception {
    Eventually.value(cluster.publish("around", "x"));
    String expected = Surroundings.here() + Surroundings.requestContext(true);
    Eventually.holds(() -> assertEquals(expected, Witness.aroundMessage()));
  }

  @Test
  @Assertion(id = "CONTEXT-4", text = "Observers have the application's class loader and names.")
  void observers_haveTheApplication() {
    String here = Surroundings.here();
    Eventually.holds(() -> assertEquals(here, bystander.synchronous()));
    Eventually.holds(() -> assertEquals(here, bystander.asynchronous()));
  }
}
