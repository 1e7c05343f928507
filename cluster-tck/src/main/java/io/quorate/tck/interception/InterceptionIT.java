/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.interception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.tck.Assertion;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
class InterceptionIT {
  @Inject Guestbook guestbook;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("interception")
        .with(Checked.class, Checker.class, Doubled.class, Doubler.class)
        .with(Guestbook.class, SignedGuestbook.class)
        .archive();
  }

  @Test
  @Assertion(
      id = "INTERCEPTION-1",
      text =
          "An interceptor of a contract runs before the log: what it changes is written, and what"
              + " it refuses is not. A @Deterministic one of a handler runs behind the log.")
  void contract_isInterceptedBeforeTheLog_andHandlerBehindIt() {
    assertEquals(6, guestbook.sign(" ann "));
    assertThrows(IllegalArgumentException.class, () -> guestbook.sign(" "));
    assertEquals("ann", guestbook.signatures());
  }
}
