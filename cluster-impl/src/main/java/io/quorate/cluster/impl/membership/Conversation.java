/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jgroups.Address;
import org.jgroups.MergeView;
import org.jgroups.View;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node says and hears as a member. One thread calls all methods but those that say
 * otherwise; what others read is published before the listener hears of it.
 */
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  /** Whether a member is a seed, by its real address or by the one it advertises. */
  @FunctionalInterface
  interface SeedTest {
    boolean isSeed(@Nullable InetSocketAddress address, String advertised);
  }

  private final String nodeId;
  private final Supplier<NodeInfo> self;
  private final Stack stack;
  private final Wire wire;
  private final Announcements announcements;
  private final SeedTest seeds;
  private final Mailbox mailbox;
  private final Consumer<Runnable> soon;
  private final Rivalry rivalry;

  private final Renewal renewal;
  private final CompletableFuture<Void> settled = new CompletableFuture<>();
  private final CompletableFuture<Void> farewell = new CompletableFuture<>();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder views = new LongAdder();
  private volatile Snapshot snapshot = Snapshot.empty(0);
  private volatile boolean seedAnswered;
  private volatile boolean over;
  private volatile boolean ended;

  private final Set<Address> unaware = new HashSet<>();
  private @Nullable Roster<Address> roster;
  private long viewId;

  /**
   * A conversation about to begin.
   *
   * @param soon runs something on this conversation's thread a moment later
   * @param renewal opens the connections anew
   * @param expelled called when this node must go because its id is taken
   */
  Conversation(
      String nodeId,
      Supplier<NodeInfo> self,
      Stack stack,
      Wire wire,
      Announcements announcements,
      SeedTest seeds,
      Mailbox mailbox,
      Consumer<Runnable> soon,
      Renewal renewal,
      Runnable expelled) {
    this.nodeId = nodeId;
    this.self = self;
    this.stack = stack;
    this.wire = wire;
    this.announcements = announcements;
    this.seeds = seeds;
    this.mailbox = mailbox;
    this.soon = soon;
    this.renewal = renewal;
    this.rivalry = new Rivalry(nodeId, self, wire, outcome(expelled));
  }

  /** Frames may come before the first view. */
  private Roster<Address> roster() {
    Roster<Address> current = roster;
    if (current == null) {
      current = new Roster<>(stack.channel().getAddress(), nodeId, mailbox);
      roster = current;
    }
    return current;
  }

  void view(View view) {
    if (over) {
      return;
    }
    views.increment();
    Roster<Address> current = roster();
    List<List<Address>> merged =
        view instanceof MergeView merge
            ? merge.getSubgroups().stream().map(View::getMembers).toList()
            : List.of();
    viewId = view.getViewId().getId();
    List<Address> added = current.view(view.getMembers(), merged);
    // who was cut off one-sidedly still has us in its view but was forgotten by us: tell all
    announce(merged.isEmpty() ? added : current.others());
    changed(current);
  }

  void frame(Address from, Frame frame) {
    if (over) {
      if (frame instanceof Frame.LeavingNoted) {
        noted(from);
      }
      return;
    }
    Roster<Address> current = roster();
    switch (frame) {
      case Frame.Announce announce -> announced(from, announcements.read(from, announce));
      case Frame.SignedAnnounce announce -> announced(from, announcements.read(from, announce));
      case Frame.Ask ask -> announce(List.of(from));
      case Frame.Leaving leaving -> {
        current.leaving(from);
        wire.send(from, new Frame.LeavingNoted());
      }
      case Frame.LeavingNoted noted -> {} // this node is not leaving
      case Frame.Renewing renewing -> {
        if (current.others().contains(from)) {
          renewal.announced(from);
        }
      }
      case Frame.RenewingNoted noted -> renewal.noted(from);
      case Frame.Refuse refuse -> rivalry.refused(from, refuse.reason(), current);
      case Frame.User user -> {
        if (!current.message(from, user)) {
          dropped.increment();
        }
      }
      case Frame.Heartbeat heartbeat -> {}
      case Frame.Unknown unknown ->
          LOG.debug("Node {}: skipped {}, from a later version", nodeId, unknown);
    }
    changed(current);
  }

  private void announced(Address from, Optional<NodeInfo> info) {
    info.ifPresentOrElse(is -> roster().announced(from, is), () -> roster().disbelieved(from));
  }

  /** Says again, from time to time, what may have been lost around a change of views. */
  void tick() {
    Roster<Address> current = roster;
    if (current == null || over) {
      return;
    }
    current.unknown().stream()
        .filter(address -> stack.physical(address) != null)
        .forEach(address -> wire.send(address, new Frame.Ask()));
    rivalry.repeat(stack.channel().getAddress(), current);
  }

  /** Who is in the view already may be a seed now. */
  void seedsChanged() {
    if (roster != null && !over) {
      changed(roster);
    }
  }

  /** Tells all what is new about this node. */
  void reannounce() {
    if (roster != null && !over) {
      announce(roster.others());
    }
  }

  /** Opens all connections anew, once the others know. */
  void renew() {
    if (!over) {
      renewal.begin(roster == null ? List.of() : roster.others());
    }
  }

  /** Whose whereabouts the engine is still learning is told a moment later. */
  private void announce(List<Address> to) {
    if (to.isEmpty()) {
      return;
    }
    Frame announcement = announcements.of(stack.channel().getAddress(), self.get());
    List<Address> later = new ArrayList<>();
    for (Address address : to) {
      if (stack.physical(address) != null) {
        wire.send(address, announcement);
      } else {
        later.add(address);
      }
    }
    later.retainAll(roster().others());
    if (!later.isEmpty() && !over) {
      soon.accept(() -> announce(later));
    }
  }

  private void changed(Roster<Address> current) {
    Map<String, Address> addresses = current.members();
    Map<String, NodeInfo> infos = new HashMap<>();
    addresses.forEach(
        (id, address) -> current.infoOf(address).ifPresent(info -> infos.put(id, info)));
    snapshot = new Snapshot(viewId, Map.copyOf(infos), addresses, current.claimants());
    // Not before all have said whether they are in a cluster: this node might form another.
    seedAnswered = seedAnswered || (current.awaited().isEmpty() && anySeedIn(current));
    boolean alone = rivalry.settle(stack.channel().getAddress(), current);
    mailbox.flush();
    if (views.sum() > 0 && current.awaited().isEmpty() && alone) {
      settled.complete(null);
    }
  }

  private boolean anySeedIn(Roster<Address> current) {
    return current.others().stream()
        .filter(address -> current.infoOf(address).isPresent())
        .anyMatch(
            address -> {
              InetSocketAddress real = stack.physical(address);
              String advertised =
                  current.infoOf(address).map(NodeInfo::membershipAddress).orElse("");
              return seeds.isSeed(real, advertised);
            });
  }

  /** What becomes of this node when another has its id. */
  private Rivalry.Outcome outcome(Runnable expelled) {
    return new Rivalry.Outcome() {
      @Override
      public boolean failsStart(MembershipException refusal) {
        return settled.completeExceptionally(refusal); // start reports it
      }

      @Override
      public void expelled(String reason) {
        mailbox.refused(reason);
        mailbox.flush();
        expelled.run();
      }
    };
  }

  /** Tells all that this node is leaving; nothing is heard after that but their confirmation. */
  void leave() {
    Roster<Address> current = roster;
    if (!over && current != null) {
      unaware.addAll(current.others());
      unaware.forEach(to -> wire.send(to, new Frame.Leaving()));
    }
    over = true;
    if (unaware.isEmpty()) {
      farewell.complete(null);
    }
  }

  private void noted(Address by) {
    unaware.remove(by);
    if (unaware.isEmpty()) {
      farewell.complete(null);
    }
  }

  /** Stops listening and forgets the others. From any thread. */
  void end() {
    over = true;
    ended = true;
  }

  /** True when this node no longer takes part. From any thread. */
  boolean over() {
    return over;
  }

  /** Completes when this node knows who is in its view, or fails when it must not be. */
  CompletableFuture<Void> settled() {
    return settled;
  }

  /** Completes when all others know that this node leaves. */
  CompletableFuture<Void> farewell() {
    return farewell;
  }

  Snapshot snapshot() {
    Snapshot last = snapshot;
    return ended ? Snapshot.empty(last.viewId()) : last;
  }

  boolean seedAnswered() {
    return seedAnswered;
  }

  long dropped() {
    return dropped.sum();
  }

  long views() {
    return views.sum();
  }
}
