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
import org.jspecify.annotations.Nullable;

/**
 * The request context around reads and leader operations, and the application's names and class
 * loader around the thread that applies entries.
 */
public final class ContainerScope implements CallScope {
  private final Instance<RequestContextController> controllers;

  /** Making one takes longer than most reads; there are as many as calls have run at once. */
  private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

  /** The scope of calls in this container. */
  public ContainerScope(BeanManager manager) {
    this.controllers = manager.createInstance().select(RequestContextController.class);
  }

  @Override
  public Runnable thread(Runnable body) {
    return EnterpriseContexts.contextual(body);
  }

  @Override
  public @Nullable Object call(Callable<@Nullable Object> body) throws Exception {
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
