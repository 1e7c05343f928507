/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.embedded;

import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.test.spi.ContainerMethodExecutor;
import org.jboss.arquillian.container.test.spi.client.deployment.DeploymentPackager;
import org.jboss.arquillian.container.test.spi.client.protocol.Protocol;
import org.jboss.arquillian.container.test.spi.client.protocol.ProtocolConfiguration;
import org.jboss.arquillian.container.test.spi.command.CommandCallback;
import org.jboss.arquillian.test.spi.TestResult;

/** Runs a test's methods in the class loader of its application. */
public final class EmbeddedProtocol implements Protocol<EmbeddedProtocol.Configuration> {
  /** Nothing to configure. */
  public static final class Configuration implements ProtocolConfiguration {}

  @Override
  public Class<Configuration> getProtocolConfigurationClass() {
    return Configuration.class;
  }

  @Override
  public ProtocolDescription getDescription() {
    return EmbeddedContainer.PROTOCOL;
  }

  @Override
  public DeploymentPackager getPackager() {
    return (deployment, processors) -> deployment.getApplicationArchive();
  }

  @Override
  public ContainerMethodExecutor getExecutor(
      Configuration configuration, ProtocolMetaData metaData, CommandCallback callback) {
    DeployedApplication application =
        metaData.getContexts(DeployedApplication.class).iterator().next();
    return test -> {
      try {
        return application
            .run(test.getInstance().getClass().getName(), test.getMethod().getName())
            .map(TestResult::failed)
            .orElseGet(TestResult::passed);
      } catch (Exception e) {
        return TestResult.failed(e);
      }
    };
  }
}
