/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.liberty;

import io.quorate.tck.handlers.AccountsApi;
import io.quorate.tck.handlers.Deposit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes one deposit for each module that has this class. */
@ApplicationScoped
public class Opener {
  private final AtomicBoolean opened = new AtomicBoolean();
  @Inject AccountsApi accounts;

  void open(@Observes @Initialized(ApplicationScoped.class) Object any) {
    if (opened.compareAndSet(false, true)) {
      accounts.deposit(new Deposit("modules", 1));
    }
  }
}
