/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.topics.Cursor;
import io.quorate.cluster.impl.topics.CursorMove;
import io.quorate.cluster.impl.topics.StoredMessage;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.topics.TopicLimits;
import io.quorate.cluster.impl.topics.TopicTable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On the leader: puts the limits and what was acknowledged since into the log, all in one entry,
 * and nothing when nothing has changed. Safe for use from any thread.
 */
final class Cursors {
  private static final Logger LOG = LoggerFactory.getLogger(Cursors.class);
  private static final int MOST_MOVES = 2_000;

  private final TopicTable table;
  private final AckTable acks;
  private final TopicLimits limits;
  private final Duration expiry;
  private final LeaderLink link;
  private final Clock clock;
  private CompletableFuture<?> busy = CompletableFuture.completedFuture(null);

  Cursors(
      TopicTable table,
      AckTable acks,
      TopicLimits limits,
      Duration expiry,
      LeaderLink link,
      Clock clock) {
    this.table = table;
    this.acks = acks;
    this.limits = limits;
    this.expiry = expiry;
    this.link = link;
    this.clock = clock;
  }

  /**
   * Proposes what is due, unless an earlier proposal is on its way; completes when that is done.
   */
  synchronized CompletableFuture<?> replicate() {
    if (!busy.isDone()) {
      return busy;
    }
    if (!table.limits().equals(limits)) {
      propose(new TopicCommand.SetLimits(limits));
      return busy;
    }
    long unseenSince = clock.millis() - expiry.toMillis();
    List<Subscriber> unseen = table.unseenSince(unseenSince);
    if (!unseen.isEmpty()) {
      LOG.warn("Not seen for {}, so that they hold no messages back: {}", expiry, unseen);
      propose(
          new TopicCommand.ExpireSubscribers(
              unseen.stream().map(Subscriber::name).toList(), unseenSince));
    }
    List<CursorMove> moves = moves();
    if (!moves.isEmpty() || isTrimDue()) {
      CompletableFuture<?> expiring = busy;
      propose(new TopicCommand.MoveCursors(moves));
      busy = CompletableFuture.allOf(expiring, busy);
    }
    return busy;
  }

  /** Proposes what is due after what is on its way; completes when that is done. */
  synchronized CompletableFuture<?> flush() {
    return busy.isDone() ? replicate() : busy.thenCompose(done -> replicate());
  }

  private void propose(TopicCommand command) {
    busy =
        link.propose(command)
            .handle(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.debug("{} comes again later", command.operation(), failure);
                  }
                  return null;
                });
  }

  private List<CursorMove> moves() {
    List<CursorMove> moves = new ArrayList<>();
    for (Topic topic : table.topics()) {
      for (Map.Entry<Subscriber, Cursor> cursor : topic.cursors().entrySet()) {
        long position = acks.position(topic, cursor.getKey(), cursor.getValue());
        if (position > cursor.getValue().position() && moves.size() < MOST_MOVES) {
          moves.add(
              new CursorMove(
                  topic.name(), cursor.getKey(), position, cursor.getValue().registered()));
        }
      }
    }
    return moves;
  }

  /**
   * Whether time alone lets a message go: an idle cluster has no entries that would tell the time.
   */
  private boolean isTrimDue() {
    long now = clock.millis();
    for (Topic topic : table.topics()) {
      List<StoredMessage> head = topic.read(topic.firstRetained(), 1, 1);
      if (!head.isEmpty()) {
        long age = now - head.get(0).logTime();
        boolean acknowledged = head.get(0).seq() <= topic.floor();
        if (age > limits.ageMillis() || (acknowledged && age >= limits.keepMillis())) {
          return true;
        }
      }
    }
    return false;
  }
}
