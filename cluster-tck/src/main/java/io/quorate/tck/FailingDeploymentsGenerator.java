/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import java.lang.reflect.Constructor;
import java.util.List;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentDescription;
import org.jboss.arquillian.container.test.spi.client.deployment.DeploymentScenarioGenerator;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;

/** Tells the test framework about {@link FailingDeployments}. */
public final class FailingDeploymentsGenerator
    implements DeploymentScenarioGenerator, LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(DeploymentScenarioGenerator.class, FailingDeploymentsGenerator.class);
  }

  @Override
  public List<DeploymentDescription> generate(TestClass testClass) {
    FailingDeployments.From from = testClass.getAnnotation(FailingDeployments.From.class);
    if (from == null) {
      return List.of();
    }
    return make(from.value()).archives().entrySet().stream()
        .map(
            each ->
                new DeploymentDescription(each.getKey(), each.getValue())
                    .shouldBeManaged(false)
                    .shouldBeTestable(false))
        .toList();
  }

  private static FailingDeployments make(Class<? extends FailingDeployments> type) {
    try {
      Constructor<? extends FailingDeployments> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no constructor without parameters", e);
    }
  }
}
