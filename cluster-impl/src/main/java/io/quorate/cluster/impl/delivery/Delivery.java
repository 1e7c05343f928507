/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.TopicStatus;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.handlers.BoundTopic;
import io.quorate.cluster.impl.telemetry.TopicFigures;
import io.quorate.cluster.impl.topics.Cursor;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.topics.TopicLimits;
import io.quorate.cluster.impl.topics.TopicListener;
import io.quorate.cluster.impl.topics.TopicTable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the parts of delivery and joins them. Safe for use from any thread. */
public final class Delivery implements TopicListener {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration FLUSH = Duration.ofMillis(500);

  private final DeliverySettings settings;
  private final TopicTable table;
  private final ExecutorService threads;
  private final TopicCounters counters = new TopicCounters();
  private final AckTable acks;
  private final Cursors cursors;
  private final AckExchange exchange;
  private final PublishWindow window;
  private final DeliveryFigures figures;
  private final Dispatchers dispatchers;
  private final DurableReaders readers;
  private final Runnable handlersWait;
  private final TailFeeds feeds;
  private final StreamedSubscriptions streams;
  private final Predicate<String> live;
  private volatile long replicatedNanos;

  /** The last entry with messages; of the apply thread. */
  private long lastEntry;

  /**
   * Delivery of a node's topics.
   *
   * @param limits what this node sets when it leads
   * @param enabled whether topics are available in this cluster already
   * @param live whether a node is in the view
   * @param members where this node reads while it does not hold the log
   * @param deadLetters publishes without waiting for a window
   * @param handlersWait tells that handlers of all nodes wait for what is being applied here
   * @param commands puts a command into the log, from any node
   */
  public Delivery(
      DeliverySettings settings,
      TopicLimits limits,
      TopicTable table,
      List<BoundTopic> subscriptions,
      BooleanSupplier enabled,
      Predicate<String> live,
      LeaderLink link,
      MemberStreams members,
      Function<Publication, CompletableFuture<?>> deadLetters,
      Runnable handlersWait,
      Function<TopicCommand, CompletableFuture<?>> commands,
      ScheduledExecutorService scheduler,
      ExecutorService threads) {
    this.handlersWait = handlersWait;
    this.settings = settings;
    this.table = table;
    this.threads = threads;
    this.replicatedNanos = System.nanoTime() - settings.cursorInterval().toNanos();
    this.live = live;
    this.acks = new AckTable(table, live);
    this.cursors =
        new Cursors(table, acks, limits, settings.effectiveExpiry(), link, Clock.systemUTC());
    this.exchange = new AckExchange(acks, link, cursors, scheduler);
    this.window =
        new PublishWindow(
            settings.window(),
            settings.mostWaiting(),
            table,
            enabled,
            exchange::floor,
            exchange::kick,
            scheduler,
            threads);
    this.exchange.publishers(window);
    this.figures = new DeliveryFigures(table, counters, acks, window);
    this.exchange.heard(figures::heard);
    this.streams = new StreamedSubscriptions(settings.nodeId(), members, scheduler, threads);
    this.dispatchers =
        new Dispatchers(
            settings,
            table,
            subscriptions,
            counters,
            exchange::changed,
            deadLetters,
            streams,
            threads);
    this.readers =
        new DurableReaders(
            table,
            counters,
            acks,
            this::acknowledged,
            settings.effectiveExpiry(),
            commands,
            Clock.systemUTC(),
            threads);
    this.feeds = new TailFeeds(table, counters, threads);
    table.listener(this);
  }

  /** Where publishers wait. */
  public PublishWindow window() {
    return window;
  }

  /** What was counted. */
  public TopicCounters counters() {
    return counters;
  }

  /** What scrapes read. */
  public TopicFigures figures() {
    return figures;
  }

  /** What this node has to have registered before it delivers, if that is not what is. */
  public Optional<TopicCommand> registration() {
    return dispatchers.registration();
  }

  /** Whether the log still knows this node as a durable subscriber, as which it read before. */
  public boolean isStreamedElsewhere() {
    return dispatchers.isStreamedElsewhere();
  }

  /** Delivers what members that hold the log send, as this node does not. */
  public void stream() {
    dispatchers.stream();
  }

  /** Ends that in the background; answers whether it has ended. To be asked until it has. */
  public boolean endStreams() {
    return streams.end();
  }

  /** Begins to deliver; the node has applied what was committed when it started. */
  public void start() {
    dispatchers.start();
  }

  /** A reader of a durable subscriber; see {@link DurableSubscribers#open}. */
  public TopicReader open(String id) {
    return readers.open(id);
  }

  /** Whether a start is at most one beyond what is known here of the topic. */
  public boolean reaches(String topic, StartPoint start) {
    return feeds.reaches(topic, start);
  }

  /** The last message of a topic that is known here, 0 if there is none. */
  public long lastSeq(String topic) {
    return feeds.lastSeq(topic);
  }

  /** A feed of one topic; see {@link DurableSubscribers#follow}. */
  public TopicFeed follow(String topic, StartPoint start) {
    return feeds.open(topic, start);
  }

  /** By a durable subscriber: counts at once for a reader of it that is opened next. */
  private void acknowledged(AckCell cell) {
    acks.tell(cell.move());
    exchange.changed(cell);
  }

  /** The leader's answer to what another node tells. */
  public CompletableFuture<byte[]> told(byte[] message) {
    return exchange.told(message);
  }

  /** Now and then: replicates positions when their interval has passed, or tells who does. */
  public void look(boolean leads) {
    long now = System.nanoTime();
    if (now - replicatedNanos >= settings.cursorInterval().toNanos()) {
      replicatedNanos = now;
      acks.prune();
      if (leads) {
        cursors.replicate();
      } else {
        dispatchers.tellUnreplicated();
        readers.tellUnreplicated();
      }
      readers.tellPresent();
    }
  }

  /** The node has halted: what it has may differ from the others. */
  public void halt() {
    dispatchers.close();
    readers.close();
    feeds.close();
    window.close();
    streams.end();
  }

  /** Another node leads, or in another term. */
  public void leaderChanged() {
    acks.clear();
    dispatchers.tellAgain();
    readers.tellAgain();
    exchange.leaderChanged();
  }

  /** Who is in the view has changed, or something else that floors follow from. */
  public void floorsChanged() {
    streams.viewChanged(live);
    try {
      threads.execute(window::refresh);
    } catch (RejectedExecutionException e) {
      LOG.debug("Closing", e);
    }
  }

  @Override
  public void entry(long index) {
    if (index != lastEntry) {
      lastEntry = index;
      handlersWait.run();
    }
  }

  @Override
  public void appended(Topic topic) {
    dispatchers.appended(topic);
    readers.appended(topic);
    feeds.appended(topic);
  }

  @Override
  public void subscriptionsChanged() {
    table.topics().forEach(topic -> counters.of(topic.name()));
    dispatchers.complete();
    readers.subscriptionsChanged();
    floorsChanged();
  }

  /** What is known here of every topic. */
  public List<TopicStatus> status() {
    List<TopicStatus> all = new ArrayList<>();
    for (Topic topic : table.topics()) {
      long last = topic.lastSeq();
      long min = last;
      List<TopicStatus.Subscriber> subscribers = new ArrayList<>();
      for (Map.Entry<Subscriber, Cursor> cursor : topic.cursors().entrySet()) {
        Subscriber subscriber = cursor.getKey();
        long position = Math.min(acks.position(topic, subscriber, cursor.getValue()), last);
        min = Math.min(min, position);
        subscribers.add(
            new TopicStatus.Subscriber(
                subscriber.nodeId(),
                subscriber.name(),
                position,
                last - position,
                acks.holds(subscriber)));
      }
      all.add(
          new TopicStatus(
              topic.name(),
              last,
              topic.firstRetained(),
              topic.retainedMessages(),
              topic.retainedBytes(),
              min,
              subscribers));
    }
    return all;
  }

  /** Begins nothing more, and lets handlers end what they have in hand until a deadline. */
  public void drain(long deadlineNanos) {
    dispatchers.close();
    readers.close();
    feeds.close();
    window.close();
    while (!dispatchers.isIdle() && deadlineNanos - System.nanoTime() > 0) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
    while (!streams.end() && deadlineNanos - System.nanoTime() > 0) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
    try {
      exchange.flush().get(FLUSH.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("{}: the last acknowledgements were not told", settings.nodeId(), e);
    }
  }
}
