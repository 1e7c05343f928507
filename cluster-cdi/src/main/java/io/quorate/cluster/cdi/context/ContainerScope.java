/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.context;

import io.quorate.cluster.spi.CallScope;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's names around everything, and the request context around reads, leader
 * operations and handlers of topics; these run on the runtime's managed executor where it has one.
 * The contexts are those of the component that makes this object.
 */
public final class ContainerScope implements CallScope {
  private static final Logger LOG = LoggerFactory.getLogger(ContainerScope.class);

  /** How often in a row, and how far apart, a thread has to be seen held. */
  private static final int LOOKS = 5;

  private static final long LOOK_MILLIS = 100;

  private final Instance<RequestContextController> controllers;
  private final Executor component;
  private final Optional<ExecutorService> managed;

  /** Whether a thread is in the component's contexts for as long as it lives. */
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

  /** Making one takes longer than most reads; there are as many as calls have run at once. */
  private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

  /** The scope of calls in this container. */
  public ContainerScope(BeanManager manager) {
    this(manager, EnterpriseContexts.context(), EnterpriseContexts.executor());
  }

  ContainerScope(BeanManager manager, Executor component, Optional<ExecutorService> managed) {
    this.component = component;
    this.managed = managed;
    this.controllers = manager.createInstance().select(RequestContextController.class);
  }

  @Override
  public Runnable thread(Runnable body) {
    return () ->
        component.execute(
            () -> {
              inside.set(true);
              try {
                body.run();
              } finally {
                inside.remove();
              }
            });
  }

  /**
   * Whether anything can run in the component's contexts now. Some runtimes let nothing do so
   * before the component has started, and hold its threads until then. Takes half a second where
   * that is so, and never longer than the patience.
   */
  public boolean isOpen(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    CountDownLatch ran = new CountDownLatch(1);
    Thread probe = new Thread(() -> probe(ran), "quorate-cdi-probe");
    probe.setDaemon(true);
    probe.start();
    int held = 0;
    while (held < LOOKS && deadline - System.nanoTime() > 0) {
      if (ran.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return true;
      }
      // One that is only slow, on a busy machine, is waited for.
      held = probe.getState() == Thread.State.RUNNABLE ? 0 : held + 1;
    }
    return false;
  }

  private void probe(CountDownLatch ran) {
    try {
      component.execute(() -> {});
    } catch (RuntimeException e) {
      LOG.debug("Nothing runs in the component's contexts; it is not held, either", e);
    } finally {
      ran.countDown();
    }
  }

  @Override
  public @Nullable Object call(Callable<@Nullable Object> body) throws Exception {
    if (inside.get()) {
      return inRequest(body);
    }
    FutureTask<@Nullable Object> task = new FutureTask<>(() -> inRequest(body));
    component.execute(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  /** The node's own thread waits, so that a backoff between deliveries costs the runtime none. */
  @Override
  public @Nullable Object message(Callable<@Nullable Object> body) throws Exception {
    if (managed.isEmpty()) {
      return call(body);
    }
    FutureTask<@Nullable Object> task = new FutureTask<>(() -> call(body));
    try {
      managed.get().execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("The managed executor has no thread for a message: the node's own is used", e);
      return call(body);
    }
    try {
      return task.get();
    } catch (InterruptedException e) {
      task.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static Exception thrown(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof Exception cause ? cause : e;
  }

  private @Nullable Object inRequest(Callable<@Nullable Object> body) throws Exception {
    RequestContextController unused = idle.poll();
    RequestContextController controller = unused == null ? controllers.get() : unused;
    try {
      boolean activated = controller.activate();
      try {
        return body.call();
      } finally {
        if (activated) {
          controller.deactivate();
        }
      }
    } finally {
      idle.add(controller);
    }
  }
}
