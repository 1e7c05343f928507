/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.discovery;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quorate.tck.Assertion;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

class AllDiscoveryIT extends DiscoveryTests {
  @Deployment
  static WebArchive application() {
    return application("all");
  }

  @Test
  @Assertion(
      id = "DISCOVERY-2",
      text = "A class with @ClusterHandler in a library of discovery mode all is a handler.")
  void handler_isFound() throws Exception {
    assertFalse(plain.isUnsatisfied(), "the archive's discovery mode is all");
    assertHandlerIsFound();
  }
}
