/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.arquillian.container.test.api.Deployer;

/** Deploys what must not start, once, and knows what the runtime said. */
public final class FailedDeployment {
  private static final Map<String, String> FAILURES = new ConcurrentHashMap<>();

  private FailedDeployment() {}

  /**
   * What the runtime says about this deployment: the exception, and the log where it has one.
   *
   * @throws AssertionError when the application starts
   */
  public static String of(String name, Deployer deployer) {
    return FAILURES.computeIfAbsent(name, absent -> deploy(absent, deployer));
  }

  private static String deploy(String name, Deployer deployer) {
    int before = log().length();
    try {
      deployer.deploy(name);
    } catch (Exception failure) { // the adapters throw what they like, checked ones too
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return text + log().substring(before);
    } finally {
      deployer.undeploy(name);
    }
    throw new AssertionError(name + " was deployed, though it has a definition error");
  }

  private static String log() {
    return TckConfig.deploymentLog().map(FailedDeployment::read).orElse("");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
