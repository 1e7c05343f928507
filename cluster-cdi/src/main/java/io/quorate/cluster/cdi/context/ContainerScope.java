/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.context;

import io.quorate.cluster.spi.CallScope;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The application's names around everything, and the request context around reads and leader
 * operations. The contexts are those of the component that makes this object.
 */
public final class ContainerScope implements CallScope {
  private final Instance<RequestContextController> controllers;
  private final Executor component = EnterpriseContexts.context();

  /** Whether a thread is in the component's contexts for as long as it lives. */
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

  /** Making one takes longer than most reads; there are as many as calls have run at once. */
  private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

  /** The scope of calls in this container. */
  public ContainerScope(BeanManager manager) {
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
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
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
