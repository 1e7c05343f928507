/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cdi.Container;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handlers of topics on a runtime's managed executor. */
class ContainerScopeIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String MANAGED = "managed";

  private final ExecutorService managed =
      Executors.newSingleThreadExecutor(task -> new Thread(task, MANAGED));
  private final List<String> component = new CopyOnWriteArrayList<>();
  private Container application;
  private BeanManager manager;
  private ContainerScope scope;

  @BeforeEach
  void start() {
    Map<String, String> values = new HashMap<>(Container.alone());
    values.put("quorate.enabled", "false");
    application = Container.start(values);
    manager = application.container().getBeanManager();
    scope =
        new ContainerScope(
            manager,
            task -> {
              component.add(Thread.currentThread().getName());
              task.run();
            },
            Optional.of(managed));
  }

  @AfterEach
  void close() {
    managed.shutdownNow();
    application.close();
  }

  @Test
  void runtimeThatHoldsTheApplicationsThreads_isNotOpen_untilItLetsThemGo() throws Exception {
    Object starting = new Object();
    ContainerScope held =
        new ContainerScope(
            manager,
            task -> {
              synchronized (starting) {
                task.run();
              }
            },
            Optional.empty());
    synchronized (starting) {
      assertFalse(held.isOpen(LONG));
    }
    assertTrue(held.isOpen(LONG));
    assertTrue(scope.isOpen(LONG));
  }

  @Test
  void message_isHandedOverOnTheManagedThread_withComponentAndRequest() throws Exception {
    Object seen =
        scope.message(
            () ->
                Thread.currentThread().getName()
                    + " "
                    + manager.getContext(RequestScoped.class).isActive());
    assertEquals(MANAGED + " true", seen);
    assertEquals(List.of(MANAGED), component);
  }

  @Test
  void whatTheHandlerThrows_isThrownOnAsItIs() {
    IOException failure = new IOException("no");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                scope.message(
                    () -> {
                      throw failure;
                    })));
    AssertionError error = new AssertionError("wrong");
    assertSame(
        error,
        assertThrows(
            AssertionError.class,
            () ->
                scope.message(
                    () -> {
                      throw error;
                    })));
  }

  @Test
  void executorThatTakesNoMore_leavesTheNodesOwnThread() throws Exception {
    managed.shutdown();
    assertEquals(
        Thread.currentThread().getName(), scope.message(() -> Thread.currentThread().getName()));
  }

  @Test
  void interruptedNode_interruptsTheHandler() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread node =
        Thread.ofVirtual()
            .start(
                () ->
                    assertThrows(
                        InterruptedException.class,
                        () ->
                            scope.message(
                                () -> {
                                  begun.countDown();
                                  try {
                                    new CountDownLatch(1).await();
                                  } catch (InterruptedException e) {
                                    interrupted.countDown();
                                  }
                                  return null;
                                })));
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    node.interrupt();
    assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    node.join();
  }
}
