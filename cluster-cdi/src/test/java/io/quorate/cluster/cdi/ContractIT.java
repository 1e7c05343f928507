/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.cdi.Shop.Api;
import io.quorate.cluster.cdi.Shop.Closed;
import io.quorate.cluster.cdi.Shop.Customer;
import io.quorate.cluster.cdi.Shop.Order;
import io.quorate.cluster.cdi.Shop.SoldOut;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContractIT {
  private static Container application;
  private static Api api;

  @BeforeAll
  static void start() {
    application =
        Container.start(Container.alone(), Shop.Handler.class, Shop.Visit.class, Customer.class);
    api = application.get(Customer.class).api;
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void call_isTheReplicatedWrite_andReadSeesIt() throws Exception {
    int before = api.stock("tea");
    long index = application.get(Cluster.class).status().appliedIndex();
    assertEquals(before - 2, api.order(new Order("tea", 2)));
    assertEquals(before - 2, api.stock("tea"));
    assertTrue(application.get(Cluster.class).status().appliedIndex() > index);
  }

  @Test
  void stage_completesWithTheReply() throws Exception {
    int before = api.stock("tea");
    assertEquals(before - 1, api.orderLater(new Order("tea", 1)).toCompletableFuture().join());
  }

  @Test
  void readResult_tellsTheIndexItSaw() {
    ReadResult<Integer> read = api.stockResult("tea");
    assertTrue(read.appliedIndex() > 0, read.toString());
    assertTrue(api.stockAt("tea").toCompletableFuture().join().appliedIndex() > 0);
  }

  @Test
  void defaultMethod_runsAsWritten_unlessItIsAnOperation() throws Exception {
    int before = api.stock("tea");
    assertEquals(before - 1, api.orderOne("tea"));
    assertTrue(api.restock(new Order("tea", 5)) > 0, "the index of the entry");
    assertEquals(before + 4, api.stock("tea"));
  }

  @Test
  void declaredException_comesBackAsItself() {
    SoldOut thrown = assertThrows(SoldOut.class, () -> api.order(new Order("coal", 1)));
    assertEquals("coal", thrown.getMessage());
    CompletionException failure =
        assertThrows(
            CompletionException.class,
            () -> api.orderLater(new Order("coal", 1)).toCompletableFuture().join());
    assertInstanceOf(SoldOut.class, failure.getCause());
    assertNull(assertThrows(Closed.class, api::close).getMessage());
  }

  @Test
  void undeclaredException_isTheHandlersAnswer() {
    HandlerException answer =
        assertThrows(HandlerException.class, () -> api.order(null), "a payload of null");
    assertEquals(NullPointerException.class.getName(), answer.typeName());
  }

  @Test
  void blockingCall_onTheApplyThread_isRefused() {
    assertEquals("CALLED_FROM_APPLY on apply", api.reenter());
  }

  @Test
  void leaderOperation_hasARequestContext() {
    assertEquals("visit 1", api.audit().toCompletableFuture().join());
    assertEquals("visit 1", api.audit().toCompletableFuture().join());
  }

  @Test
  void injectionPoint_decidesHowItsCallsGo() {
    Customer customer = application.get(Customer.class);
    assertEquals(api.stock("tea"), customer.local.stock("tea"));
    assertEquals("contract " + Api.class.getName(), customer.local.toString());
  }
}
