/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.tck.Assertion;
import io.quorate.tck.FailedDeployment;
import io.quorate.tck.FailingDeployments;
import io.quorate.tck.TckApplication;
import io.quorate.tck.TckConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each definition error, in an application that must not start. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@FailingDeployments.From(DefinitionErrorsIT.Deployments.class)
class DefinitionErrorsIT {
  private static final String TOGETHER = "wrong-together";
  static final List<DefinitionError> ERRORS = DefinitionErrors.ALL;

  /** One for each error, or one with all of them. */
  static final class Deployments implements FailingDeployments {
    @Override
    public Map<String, Archive<?>> archives() {
      Map<String, Archive<?>> archives = new TreeMap<>();
      if (TckConfig.definitionErrorsTogether()) {
        archives.put(TOGETHER, application(TOGETHER, ERRORS));
      } else {
        ERRORS.forEach(
            error ->
                archives.put(error.deployment(), application(error.deployment(), List.of(error))));
      }
      return archives;
    }
  }

  private static Archive<?> application(String name, List<DefinitionError> errors) {
    TckApplication application = TckApplication.named(name);
    errors.stream()
        .flatMap(error -> error.classes().stream())
        .distinct()
        .forEach(application::withInherited);
    return application.archive();
  }

  @ParameterizedTest
  @FieldSource("ERRORS")
  @Assertion(
      id = "DEFINITION-1",
      text = "A definition error fails the deployment with its code and its place.")
  void deployment_fails_withItsMessage(
      DefinitionError error, @ArquillianResource Deployer deployer) {
    String name = TckConfig.definitionErrorsTogether() ? TOGETHER : error.deployment();
    String failure = FailedDeployment.of(name, deployer);
    assertTrue(failure.contains(error.line()), () -> "expected " + error.line() + "\n" + failure);
  }
}
