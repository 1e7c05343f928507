/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.HandlerException;
import io.quorate.cluster.ReadResult;
import io.quorate.tck.Assertion;
import io.quorate.tck.Eventually;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import io.quorate.tck.handlers.AccountsApi;
import io.quorate.tck.handlers.Deposit;
import io.quorate.tck.handlers.OverdrawnException;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
class ContractIT {
  @Inject AccountsApi accounts;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("contract").withHandlerJar().archive();
  }

  @Test
  @Assertion(id = "CONTRACT-1", text = "Calling an @OnWrite method is the replicated write.")
  void write_isRead() {
    assertEquals(5, accounts.deposit(new Deposit("ann", 5)));
    assertEquals(8, accounts.deposit(new Deposit("ann", 3)));
    assertEquals(8, accounts.balance("ann"));
    assertEquals(0, accounts.balance("nobody"));
  }

  @Test
  @Assertion(id = "CONTRACT-2", text = "A method that returns a stage does not wait.")
  void stage_bringsTheAnswer() throws Exception {
    assertEquals(4, Eventually.value(accounts.depositLater(new Deposit("bob", 4))));
    ReadResult<Long> read = Eventually.value(accounts.balanceAt("bob"));
    assertEquals(4, read.value());
    assertTrue(read.appliedIndex() > 0);
  }

  @Test
  @Assertion(id = "CONTRACT-3", text = "A declared exception comes back as itself.")
  void declaredException_isItself() {
    OverdrawnException thrown =
        assertThrows(OverdrawnException.class, () -> accounts.withdraw(new Deposit("carol", 1)));
    assertEquals("carol", thrown.getMessage());
  }

  @Test
  @Assertion(id = "CONTRACT-4", text = "Any other exception of a handler is a HandlerException.")
  void otherException_isAHandlerException() {
    HandlerException thrown =
        assertThrows(HandlerException.class, () -> accounts.refuse("not today"));
    assertEquals(IllegalStateException.class.getName(), thrown.typeName());
    assertEquals("not today", thrown.getMessage());
  }

  @Test
  @Assertion(
      id = "CONTRACT-5",
      text = "A default method with an operation's annotation runs the handler's method.")
  void defaultOperation_runsTheHandlers() throws Exception {
    long first = accounts.mark();
    assertTrue(accounts.mark() > first);
    assertEquals("n1", Eventually.value(accounts.inspect()));
  }

  @Test
  @Assertion(id = "CONTRACT-6", text = "A default method without one runs as it is written.")
  void defaultMethod_isTheInterfaces() {
    assertEquals(1, accounts.depositOne("dave"));
  }
}
