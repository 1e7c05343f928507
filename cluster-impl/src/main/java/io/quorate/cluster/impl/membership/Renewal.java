/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jgroups.Address;

/**
 * Opens all connections of a member anew without looking dead: a connection that closes is how
 * others see a crash, so it tells them first, and begins once they know or have had their time.
 * Used by one thread.
 */
final class Renewal {
  private final BiConsumer<Address, Frame> wire;
  private final Consumer<Address> excuse;
  private final Runnable reopen;
  private final Consumer<Runnable> later;
  private final Set<Address> unaware = new HashSet<>();
  private long round;
  private boolean due;

  /**
   * Nothing is to be renewed yet.
   *
   * @param excuse takes the closing of a member's connections for no crash, for a while
   * @param reopen opens all connections anew
   * @param later runs something on this object's thread when the others have had their time
   */
  Renewal(
      BiConsumer<Address, Frame> wire,
      Consumer<Address> excuse,
      Runnable reopen,
      Consumer<Runnable> later) {
    this.wire = wire;
    this.excuse = excuse;
    this.reopen = reopen;
    this.later = later;
  }

  void begin(Collection<Address> others) {
    long begun = ++round;
    due = true;
    unaware.clear();
    unaware.addAll(others);
    unaware.forEach(to -> wire.accept(to, new Frame.Renewing()));
    later.accept(() -> expire(begun));
    nextStep();
  }

  /** Another member is going to do the same. */
  void announced(Address by) {
    excuse.accept(by);
    wire.accept(by, new Frame.RenewingNoted());
  }

  void noted(Address by) {
    unaware.remove(by);
    nextStep();
  }

  /** Whoever has not answered by now is not waited for. */
  private void expire(long begun) {
    if (begun == round) {
      unaware.clear();
      nextStep();
    }
  }

  private void nextStep() {
    if (due && unaware.isEmpty()) {
      due = false;
      reopen.run();
    }
  }
}
