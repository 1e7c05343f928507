/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.threads.Threads;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jgroups.Address;
import org.jgroups.View;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the cluster, from start to close: its threads, clock and channel. */
final class Session implements Wire.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofMillis(500);
  private static final Duration RENEWAL = Duration.ofSeconds(2);
  private static final Duration CLOSE = Duration.ofMillis(1200);

  /** Who finds no place here is asked again. */
  private static final int MAX_ANNOUNCED = 256;

  private final MembershipSettings settings;
  private final OwnAddresses own;
  private final Stack stack;
  private final Sockets sockets;
  private final LongSupplier nanos;
  private final ScheduledExecutorService core;
  private final ExecutorService background;
  private final Mailbox mailbox;
  private final Wire wire;
  private final Conversation conversation;
  private final Duration heartbeat;
  private final Map<Address, Heartbeats> heartbeats = new ConcurrentHashMap<>();
  private final Map<Address, Frame.SignedAnnounce> announced = new ConcurrentHashMap<>();
  private final LongAdder sent = new LongAdder();
  private volatile Seeds seeds;
  private volatile boolean connected;

  /**
   * A session about to begin.
   *
   * @param own the addresses at which this node itself is reached
   * @param closer closes the whole membership, when this node must go
   */
  Session(
      MembershipSettings settings,
      OwnAddresses own,
      Seeds seeds,
      Duration heartbeat,
      Stack stack,
      Sockets sockets,
      Supplier<NodeInfo> self,
      Announcements announcements,
      MembershipListener listener,
      Threads threads,
      LongSupplier nanos,
      Runnable closer) {
    String nodeId = settings.nodeId();
    this.settings = settings;
    this.own = own;
    this.seeds = seeds;
    this.heartbeat = heartbeat;
    this.stack = stack;
    this.sockets = sockets;
    this.nanos = nanos;
    this.core = threads.scheduler("membership");
    this.background = threads.virtual("membership-background");
    this.mailbox = new Mailbox(nodeId, listener, threads.single("membership-events"));
    this.wire = new Wire(nodeId, stack.channel());
    this.conversation =
        new Conversation(
            nodeId,
            self,
            stack,
            wire,
            announcements,
            this::isSeed,
            mailbox,
            this::soon,
            new Renewal(
                wire::send,
                stack::excuse,
                () -> stack.reconnect(background),
                task -> later(RENEWAL, task)),
            () -> background.execute(closer));
  }

  /** Returns when this node has a view and, within a bound, knows who is in it. */
  void connect() {
    stack.seeds(seeds, own);
    if (seeds.addresses().stream().allMatch(own::contains)) {
      stack.startAlone();
    }
    wire.deliverTo(this);
    try {
      stack.channel().connect("quorate-" + settings.clusterName());
    } catch (Exception e) {
      throw new MembershipException(
          "node %s cannot take part in membership: %s".formatted(settings.nodeId(), e), e);
    }
    connected = true;
    if (conversation.over()) {
      stack.channel().close();
      throw new MembershipException(
          "membership of node " + settings.nodeId() + " was closed while it started");
    }
    every(heartbeat, this::beat);
    awaitSettled();
  }

  private void awaitSettled() {
    try {
      conversation.settled().get(SETTLE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MembershipException refusal
          ? refusal
          : new MembershipException("node " + settings.nodeId() + " cannot join", e);
    } catch (TimeoutException e) {
      // somebody in the view is slow or dead; that will be seen
      conversation.settled().complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void every(Duration period, Runnable task) {
    schedule(
        () ->
            core.scheduleAtFixedRate(
                () -> safely(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void soon(Runnable task) {
    later(SOON, task);
  }

  private void later(Duration delay, Runnable task) {
    schedule(() -> core.schedule(() -> safely(task), delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void onCore(Runnable task) {
    schedule(() -> core.submit(() -> safely(task)));
  }

  /** The future is not needed: tasks report their own failures and end with the executor. */
  private void schedule(Supplier<Future<?>> scheduling) {
    try {
      Future<?> unused = scheduling.get();
    } catch (RejectedExecutionException e) {
      LOG.trace("Node {}: membership is closed", settings.nodeId());
    }
  }

  private void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      if (!conversation.over()) {
        LOG.error("Node {}: membership failed to handle an event", settings.nodeId(), e);
      }
    }
  }

  private void beat() {
    wire.heartbeat();
    conversation.tick();
  }

  /** Looks there from now on. From any thread. */
  void seek(Seeds wanted) {
    seeds = wanted;
    stack.seeds(wanted, own);
    onCore(conversation::seedsChanged);
  }

  private boolean isSeed(@Nullable InetSocketAddress address, String advertised) {
    return seeds.contains(address, advertised);
  }

  boolean seeksItself() {
    return seeds.addresses().stream().anyMatch(own::contains);
  }

  @Override
  public void view(View view) {
    onCore(
        () -> {
          heartbeats.keySet().retainAll(view.getMembers());
          view.getMembers().forEach(m -> heartbeats.computeIfAbsent(m, any -> newHeartbeats()));
          conversation.view(view);
        });
  }

  private Heartbeats newHeartbeats() {
    return new Heartbeats(
        heartbeat.toNanos(), settings.suspicionTimeout().toNanos(), nanos.getAsLong());
  }

  @Override
  public void frame(Address from, Frame frame) {
    if (frame instanceof Frame.Heartbeat) {
      Heartbeats beats = heartbeats.get(from);
      if (beats != null) {
        beats.beat(nanos.getAsLong());
      }
    } else if (frame instanceof Frame.SignedAnnounce announce) {
      announced(from, announce);
    } else {
      onCore(() -> conversation.frame(from, frame));
    }
  }

  /** Costs public-key operations, and only the last counts: one waits for each sender. */
  private void announced(Address from, Frame.SignedAnnounce announce) {
    boolean full = announced.size() >= MAX_ANNOUNCED && !announced.containsKey(from);
    if (!full && announced.put(from, announce) == null) {
      onCore(
          () -> {
            Frame.SignedAnnounce last = announced.remove(from);
            if (last != null) {
              conversation.frame(from, last);
            }
          });
    }
  }

  Snapshot snapshot() {
    return conversation.snapshot();
  }

  void reannounce() {
    onCore(conversation::reannounce);
  }

  /**
   * Opens all connections anew, so that each is judged by the credentials of the moment; this
   * begins within a bound and is not waited for.
   */
  void renew() {
    onCore(conversation::renew);
  }

  boolean send(String to, byte kind, byte[] payload) {
    Address address = snapshot().addresses().get(to);
    if (address == null
        || conversation.over()
        || !wire.send(address, new Frame.User(kind, payload))) {
      return false;
    }
    sent.increment();
    return true;
  }

  double health(String nodeId) {
    Address address = snapshot().addresses().get(nodeId);
    Heartbeats beats = address == null ? null : heartbeats.get(address);
    return beats == null ? 0.0 : beats.score(nanos.getAsLong());
  }

  boolean seedsAnswered() {
    return conversation.seedAnswered() || (connected && !seeds.foreign(own::contains));
  }

  MembershipCounts counts() {
    return new MembershipCounts(
        sent.sum(),
        mailbox.delivered(),
        conversation.dropped() + mailbox.dropped() + wire.malformed(),
        conversation.views());
  }

  long suspicions() {
    return stack.suspicions();
  }

  void crash() {
    conversation.end();
    sockets.close();
    stack.cut();
  }

  /** Tells all that this node is leaving and waits, bounded, until they know. */
  void goodbye() {
    onCore(conversation::leave);
    await(conversation.farewell(), GOODBYE);
  }

  /** Ends everything; {@link #goodbye} comes first. */
  void close() {
    conversation.end();
    await(background.submit(stack.channel()::close), CLOSE);
    sockets.close();
    core.shutdownNow();
    mailbox.close();
    background.shutdownNow();
  }

  private static void await(Future<?> future, Duration bound) {
    try {
      future.get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Membership did not close in order; going on", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
