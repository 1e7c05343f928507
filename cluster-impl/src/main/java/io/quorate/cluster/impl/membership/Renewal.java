/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jgroups.Address;

/**
 * Opens all connections of a member anew without looking dead: a connection that closes is how
 * others see a crash, so it tells them first, and begins once they know or have had their time.
 * Used by one thread.
 */
final class Renewal {
  private final Stack stack;
  private final BiConsumer<Address, Frame> wire;
  private final Set<Address> unaware = new HashSet<>();
  private boolean due;

  Renewal(Stack stack, BiConsumer<Address, Frame> wire) {
    this.stack = stack;
    this.wire = wire;
  }

  void begin(Collection<Address> others) {
    unaware.clear();
    unaware.addAll(others);
    due = true;
    unaware.forEach(to -> wire.accept(to, new Frame.Renewing()));
    nextStep();
  }

  /** Another member is going to do the same. */
  void announced(Address by) {
    stack.excuse(by);
    wire.accept(by, new Frame.RenewingNoted());
  }

  void noted(Address by) {
    unaware.remove(by);
    nextStep();
  }

  /** Whoever has not answered by now is not waited for. */
  void expire() {
    unaware.clear();
    nextStep();
  }

  private void nextStep() {
    if (due && unaware.isEmpty()) {
      due = false;
      stack.reconnect();
    }
  }
}
