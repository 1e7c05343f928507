/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.tck.Assertion;
import io.quorate.tck.FailedDeployment;
import io.quorate.tck.FailingDeployments;
import io.quorate.tck.TckApplication;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
@FailingDeployments.From(ConfigurationErrorsIT.Deployments.class)
class ConfigurationErrorsIT {
  private static final String NAME = "wrong-configuration";

  /** One with two mistakes. */
  static final class Deployments implements FailingDeployments {
    @Override
    public Map<String, Archive<?>> archives() {
      return Map.of(
          NAME,
          TckApplication.named(NAME)
              .configured("quorate.node-id", "a b")
              .configured("quorate.bootstrap", "perhaps")
              .archive());
    }
  }

  @Test
  @Assertion(
      id = "CONFIG-3",
      text = "All configuration problems fail the deployment at once, with key and value.")
  void allProblems_areReported(@ArquillianResource Deployer deployer) {
    String failure = FailedDeployment.of(NAME, deployer);
    assertTrue(failure.contains("quorate.node-id = \"a b\""), failure);
    assertTrue(failure.contains("quorate.bootstrap = \"perhaps\""), failure);
  }
}
