/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.rest;

import io.quorate.examples.driver.process.Http;
import io.quorate.examples.driver.process.JavaCommand;
import io.quorate.examples.driver.process.Launcher;
import io.quorate.examples.driver.process.NodeProcess;
import io.quorate.examples.driver.process.NodeSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Starts services from a jar that is a program of its own, configured by environment alone. */
public final class ServiceJar implements Launcher<ServiceProcess> {
  private final Path jar;
  private final Map<String, String> environment;
  private final Http http = new Http();

  /** The jar, and what else is in the environment of each service. */
  public ServiceJar(Path jar, Map<String, String> environment) {
    this.jar = jar;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public ServiceProcess launch(NodeSpec node, Map<String, String> configuration) {
    ProcessBuilder program =
        new ProcessBuilder(JavaCommand.ofJar(jar))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(node.logFile().toFile()));
    configuration.forEach((key, value) -> program.environment().put(variable(key), value));
    program.environment().put("SERVER_PORT", Integer.toString(node.httpPort()));
    program.environment().putAll(environment);
    return new ServiceProcess(node, NodeProcess.start(node, program).toHandle(), http);
  }

  /** MicroProfile Config's rule for names in the environment. */
  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  @Override
  public void close() {
    http.close();
  }
}
