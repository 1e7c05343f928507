/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.Consistency;
import io.quorate.cluster.Deadline;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.WriteContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A contract in all its forms, its handler, and what belongs to them. */
final class Shop {
  private Shop() {}

  /** A declared answer. */
  static class SoldOut extends Exception {
    private static final long serialVersionUID = 1L;

    SoldOut(String item) {
      super(item);
    }
  }

  /** Made without a message. */
  static class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Public, as JSON wants it. */
  public record Order(String item, int count) {}

  @Deadline("20s")
  interface Api {
    @OnWrite("order")
    int order(Order order) throws SoldOut;

    @OnWrite("order-later")
    CompletionStage<Integer> orderLater(Order order) throws SoldOut;

    /** The handler's method has another signature. */
    @OnWrite("restock")
    default Long restock(Order order) {
      throw new UnsupportedOperationException();
    }

    @OnWrite("close")
    void close() throws Closed;

    @OnRead("stock")
    int stock(String item);

    @OnRead("stock-session")
    @Consistency(ReadConsistency.SESSION)
    CompletionStage<ReadResult<Integer>> stockAt(String item);

    @OnRead("stock-result")
    ReadResult<Integer> stockResult(String item);

    @OnLeader("audit")
    CompletionStage<String> audit();

    @OnWrite("reenter")
    String reenter();

    default int orderOne(String item) throws SoldOut {
      return order(new Order(item, 1));
    }
  }

  /** Active for reads and leader operations. */
  @RequestScoped
  static class Visit {
    private int calls;

    int next() {
      return ++calls;
    }
  }

  @ClusterHandler("shop")
  static class Handler extends Nothing implements Api {
    @Inject Api self;
    @Inject Visit visit;
    private final TreeMap<String, Integer> stock = new TreeMap<>();
    private String thread = "";

    @PostConstruct
    void begin() {
      stock.put("tea", 10);
      thread = Thread.currentThread().getName();
    }

    @Override
    public int order(Order order) throws SoldOut {
      int left = stock.getOrDefault(order.item(), 0) - order.count();
      if (left < 0) {
        throw new SoldOut(order.item());
      }
      stock.put(order.item(), left);
      return left;
    }

    @Override
    public CompletionStage<Integer> orderLater(Order order) throws SoldOut {
      return CompletableFuture.completedFuture(order(order));
    }

    @OnWrite("restock")
    long restock(Order order, WriteContext context) {
      stock.merge(order.item(), order.count(), Integer::sum);
      return context.index();
    }

    @Override
    public void close() {
      throw new Closed();
    }

    @Override
    public int stock(String item) {
      if (visit.next() != 1) {
        throw new IllegalStateException("the request context of another call");
      }
      return stock.getOrDefault(item, 0);
    }

    @Override
    public CompletionStage<ReadResult<Integer>> stockAt(String item) {
      return CompletableFuture.completedFuture(ReadResult.of(stock(item)));
    }

    @Override
    public ReadResult<Integer> stockResult(String item) {
      return ReadResult.of(stock(item));
    }

    @Override
    public CompletionStage<String> audit() {
      return CompletableFuture.completedFuture("visit " + visit.next());
    }

    @Override
    public String reenter() {
      try {
        return "stock " + self.stock("tea");
      } catch (NotCommittedException e) {
        return e.code()
            + " on "
            + (thread.equals(Thread.currentThread().getName()) ? "start" : "apply");
      }
    }
  }

  /** Injects the contract in several ways. */
  static class Customer {
    @Inject Api api;

    @Inject
    @Consistency(ReadConsistency.LOCAL)
    @Deadline("5s")
    Api local;

    @Inject
    @Deadline("10ms")
    Api hasty;
  }
}
