/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.lifecycle;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.NotCommittedException;
import io.quorate.tck.Assertion;
import io.quorate.tck.TckApplication;
import io.quorate.tck.handlers.AccountsApi;
import io.quorate.tck.handlers.Deposit;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class DisabledIT {
  @Inject Cluster cluster;
  @Inject AccountsApi accounts;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("disabled")
        .withHandlerJar()
        .configured("quorate.enabled", "false")
        .archive();
  }

  @Test
  @Assertion(
      id = "LIFECYCLE-1",
      text = "With quorate.enabled=false all can be injected and operations are refused.")
  void everything_isInert() {
    assertFalse(cluster.status().healthy());
    assertThrows(NotCommittedException.class, () -> accounts.deposit(new Deposit("ann", 1)));
    ExecutionException refused =
        assertThrows(
            ExecutionException.class,
            () -> cluster.appWrite("refuse", "", String.class).toCompletableFuture().get());
    assertInstanceOf(NotCommittedException.class, refused.getCause());
  }
}
