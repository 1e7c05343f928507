/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.protocols.PerDestinationBundler;

/**
 * A thread for each destination. With one for all, an address that does not answer holds up
 * messages to everybody for as long as a connection may take, again and again: members that have
 * such a seed then answer too late to be merged with.
 */
final class Senders extends PerDestinationBundler {
  private static final int QUEUE = 1024;

  Senders() {
    useSingleSenderThread(false);
    suppressLogTimeout(0); // absent seeds are no news
    setCapacity(QUEUE);
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
