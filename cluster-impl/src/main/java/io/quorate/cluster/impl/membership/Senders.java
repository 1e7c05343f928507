/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jgroups.Address;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.protocols.PerDestinationBundler;

/**
 * A thread for each destination. With one for all, an address that does not answer holds up
 * messages to everybody for as long as a connection may take, again and again: members that have
 * such a seed then answer too late to be merged with.
 *
 * <p>The engine's own would begin a thread for a message that comes while it stops, or while its
 * destination is forgotten, and nobody would end that thread.
 */
final class Senders extends PerDestinationBundler {
  private static final int QUEUE = 1024;

  /** Shared by those who send; alone are those who end threads. */
  private final ReadWriteLock ending = new ReentrantReadWriteLock();

  private boolean stopped;

  Senders() {
    useSingleSenderThread(false);
    suppressLogTimeout(0); // absent seeds are no news
    setCapacity(QUEUE);
  }

  @Override
  public void start() {
    alone(
        () -> {
          stopped = false;
          super.start();
        });
  }

  @Override
  public void stop() {
    alone(
        () -> {
          stopped = true;
          super.stop();
        });
  }

  private void alone(Runnable change) {
    ending.writeLock().lock();
    try {
      change.run();
    } finally {
      ending.writeLock().unlock();
    }
  }

  /** Drops the message once this is stopped. */
  @Override
  public void send(Message message) throws Exception {
    ending.readLock().lock();
    try {
      if (!stopped) {
        super.send(message);
      }
    } finally {
      ending.readLock().unlock();
    }
  }

  @Override
  protected void removeLeftMembers(List<Address> left) {
    alone(() -> super.removeLeftMembers(left));
  }

  /** Forgets addresses that are no members too: seeds may change again and again. */
  @Override
  public void viewChange(View view) {
    super.viewChange(view);
    transport.getTimer().execute(this::forgetSeeds);
  }

  private void forgetSeeds() {
    List<Address> seeds =
        dests.keySet().stream().filter(PhysicalAddress.class::isInstance).toList();
    removeLeftMembers(seeds);
  }
}
