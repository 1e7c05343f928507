/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.embedded;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;
import org.jspecify.annotations.Nullable;

/** Deploys archives into class loaders of this JVM. Not safe for use from several threads. */
public final class EmbeddedContainer implements DeployableContainer<EmbeddedConfiguration> {
  static final ProtocolDescription PROTOCOL = new ProtocolDescription("Embedded");

  private final Map<String, DeployedApplication> applications = new HashMap<>();
  private @Nullable RuntimeLoader runtime;

  @Override
  public Class<EmbeddedConfiguration> getConfigurationClass() {
    return EmbeddedConfiguration.class;
  }

  @Override
  public void setup(EmbeddedConfiguration configuration) {}

  @Override
  public void start() {
    runtime = RuntimeLoader.create();
  }

  @Override
  public void stop() throws LifecycleException {
    RuntimeLoader started = runtime;
    try {
      if (started != null) {
        started.close();
      }
    } catch (IOException e) {
      throw new LifecycleException("the runtime's class loader was not closed", e);
    }
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return PROTOCOL;
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    try {
      Path parent = Path.of(System.getProperty("tck.directory", "target"), "applications");
      Files.createDirectories(parent);
      Path directory = Files.createTempDirectory(parent, archive.getName());
      File unpacked = archive.as(ExplodedExporter.class).exportExploded(directory.toFile());
      DeployedApplication application =
          DeployedApplication.start(unpacked, Objects.requireNonNull(runtime));
      applications.put(archive.getName(), application);
      return new ProtocolMetaData().addContext(application);
    } catch (Exception | LinkageError e) {
      // The cause is of the application's class loader; its text outlives that.
      StringWriter text = new StringWriter();
      (e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e)
          .printStackTrace(new PrintWriter(text));
      throw new DeploymentException(archive.getName() + " cannot be deployed: " + text);
    }
  }

  @Override
  public void undeploy(Archive<?> archive) throws DeploymentException {
    DeployedApplication application = applications.remove(archive.getName());
    if (application == null) {
      return;
    }
    try {
      application.stop();
    } catch (Exception e) {
      throw new DeploymentException(archive.getName() + " cannot be undeployed", e);
    }
  }
}
