/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.discovery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.tck.Assertion;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

class AnnotatedDiscoveryIT extends DiscoveryTests {
  @Deployment
  static WebArchive application() {
    return application("annotated");
  }

  @Test
  @Assertion(
      id = "DISCOVERY-1",
      text = "A class with @ClusterHandler in a library of discovery mode annotated is a handler.")
  void handler_isFound() throws Exception {
    assertTrue(plain.isUnsatisfied(), "the archive's discovery mode is annotated");
    assertHandlerIsFound();
  }
}
