/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.context;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jakarta Concurrency where the runtime has it; elsewhere nothing is added. The only class that
 * links {@link ConcurrencyServices}, whose own references may not resolve.
 */
public final class EnterpriseContexts {
  private static final Logger LOG = LoggerFactory.getLogger(EnterpriseContexts.class);

  private EnterpriseContexts() {}

  /** Runs tasks in their caller's thread with the contexts of this moment's component around. */
  public static Executor context() {
    try {
      return ConcurrencyServices.context();
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("No ContextService here: threads have the class loader only", e);
      return Runnable::run;
    }
  }

  /** The runtime's managed executor. Its threads are the runtime's: never shut it down. */
  public static Optional<ExecutorService> executor() {
    try {
      return ConcurrencyServices.executor();
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("No ManagedExecutorService here: own threads are used", e);
      return Optional.empty();
    }
  }
}
