/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.format.TopicReply;
import io.quorate.cluster.impl.format.TopicReply.Why;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All topics, as part of the replicated state. Changed on the apply thread, read from any. */
public final class TopicTable {
  private static final long CHECK_MILLIS = 1_000;
  private static final int WITHOUT_SIGHTS = 1;
  private static final int WITH_SIGHTS = 2;
  private static final int WITH_REGISTRATIONS = 3;

  private final ConcurrentSkipListMap<String, Topic> topics = new ConcurrentSkipListMap<>();
  private volatile Map<Subscriber, TopicSubscription> subscriptions = Map.of();
  private final LastSeen seen = new LastSeen();
  private volatile TopicLimits limits = TopicLimits.INITIAL;
  private volatile TopicListener listener = TopicListener.NONE;
  private final Registrations registrations = new Registrations();
  private long checkedMillis;

  /** Tells somebody what changes; set before anything is applied. */
  public void listener(TopicListener value) {
    listener = value;
  }

  /** The topic with a name, if anything was ever published to it. */
  public Optional<Topic> topic(String name) {
    return Optional.ofNullable(topics.get(name));
  }

  /** All topics, by name. */
  public Collection<Topic> topics() {
    return topics.values();
  }

  /** The limits. */
  public TopicLimits limits() {
    return limits;
  }

  /** A registered subscription. */
  public Optional<TopicSubscription> subscription(Subscriber subscriber) {
    return Optional.ofNullable(subscriptions.get(subscriber));
  }

  /** All registered subscriptions. */
  public Collection<TopicSubscription> subscriptions() {
    return subscriptions.values();
  }

  /** Notes from now on when durable subscribers are seen; all were seen now. */
  public void watchSubscribers(long logTime) {
    seen.watch(subscriptions.keySet(), logTime);
  }

  /** Numbers from now on what is registered, so that it is told from what is registered later. */
  public void noteRegistrations() {
    registrations.note();
  }

  /** Tells a registered subscriber from one of the same name that was forgotten before it. */
  public long registration(Subscriber subscriber) {
    return registrations.of(subscriber);
  }

  /** Durable subscribers that were not seen since a log time and have not expired. */
  public List<Subscriber> unseenSince(long logTime) {
    return seen.unseenSince(logTime);
  }

  /** Whether a durable subscriber was not seen since a log time, as far as that is noted. */
  public boolean isUnseenSince(Subscriber subscriber, long logTime) {
    return seen.isUnseenSince(subscriber, logTime);
  }

  /** Applies a command of the entry at an index. */
  public TopicReply apply(TopicCommand command, long index, long logTime) {
    return switch (command) {
      case TopicCommand.Publish publish -> publish(publish.publication(), index, logTime);
      case TopicCommand.SetSubscriptions set -> set(set.nodeId(), set.subscriptions());
      case TopicCommand.TakeOver taken -> takeOver(taken);
      case TopicCommand.Subscribe subscribe -> subscribe(subscribe.subscription(), logTime);
      case TopicCommand.Unsubscribe unsubscribe -> unsubscribe(unsubscribe.id());
      case TopicCommand.SeeSubscribers see -> {
        see.ids().forEach(id -> see(Subscriber.durable(id), logTime));
        yield new TopicReply.Done(0, 0);
      }
      case TopicCommand.ExpireSubscribers expire -> {
        expire.ids().forEach(id -> seen.expire(Subscriber.durable(id), expire.unseenSince()));
        yield trim(logTime);
      }
      case TopicCommand.MoveCursors move -> move(move.moves(), logTime);
      case TopicCommand.SetLimits set -> {
        limits = set.limits();
        yield trim(logTime);
      }
    };
  }

  /** Whether all of these topics are there or could be. */
  public boolean hasRoomFor(Set<String> names) {
    long more = names.stream().filter(name -> !topics.containsKey(name)).count();
    return more == 0 || topics.size() + more <= limits.topics();
  }

  private TopicReply publish(Publication publication, long index, long logTime) {
    Topic topic = topics.get(publication.topic());
    if (topic == null) {
      if (topics.size() >= limits.topics()) {
        return new TopicReply.Refused(Why.TOO_MANY_TOPICS, limits.topics());
      }
      topic = born(publication.topic());
    }
    StoredMessage message = topic.append(index, logTime, publication, limits);
    listener.entry(index);
    listener.appended(topic);
    return new TopicReply.Done(message.seq(), message.index());
  }

  private Topic born(String name) {
    Topic topic = new Topic(name, seen::holds);
    for (TopicSubscription subscription : subscriptions.values()) {
      if (subscription.pattern().matches(name)) {
        register(topic, subscription.subscriber(), 0);
      }
    }
    topics.put(name, topic);
    listener.subscriptionsChanged();
    return topic;
  }

  private void register(Topic topic, Subscriber subscriber, long position) {
    if (topic.cursor(subscriber).isEmpty()) {
      topic.register(subscriber, new Cursor(position, registrations.next()));
    }
  }

  private TopicReply set(String nodeId, List<TopicSubscription> wanted) {
    Map<Subscriber, TopicSubscription> next = new TreeMap<>(subscriptions);
    next.keySet().removeIf(subscriber -> subscriber.nodeId().equals(nodeId));
    wanted.forEach(subscription -> next.put(subscription.subscriber(), subscription));
    replace(next);
    return new TopicReply.Done(0, 0);
  }

  private TopicReply takeOver(TopicCommand.TakeOver taken) {
    for (int i = 0; i < taken.subscriptions().size(); i++) {
      Subscriber before = Subscriber.durable(taken.durable().get(i));
      Subscriber node = taken.subscriptions().get(i).subscriber();
      for (Topic topic : topics.values()) {
        topic.cursor(before).ifPresent(cursor -> register(topic, node, cursor.position()));
      }
    }
    Map<Subscriber, TopicSubscription> next = new TreeMap<>(subscriptions);
    taken.durable().forEach(id -> next.remove(Subscriber.durable(id)));
    next.keySet().removeIf(subscriber -> subscriber.nodeId().equals(taken.nodeId()));
    taken.subscriptions().forEach(each -> next.put(each.subscriber(), each));
    replace(next);
    return new TopicReply.Done(0, 0);
  }

  private void see(Subscriber subscriber, long logTime) {
    if (subscriptions.containsKey(subscriber)) {
      seen.see(subscriber, logTime);
    }
  }

  /** Answers 1 for a subscriber that was known, as far as sights are noted. */
  private TopicReply subscribe(TopicSubscription wanted, long logTime) {
    Map<Subscriber, TopicSubscription> next = new TreeMap<>(subscriptions);
    boolean known = next.put(wanted.subscriber(), wanted) != null;
    Optional<Subscriber> forgotten = seen.longestExpired();
    if (!known && durable() >= TopicLimits.MAX_DURABLE && forgotten.isPresent()) {
      next.remove(forgotten.get());
    } else if (!known && durable() >= TopicLimits.MAX_DURABLE) {
      return new TopicReply.Refused(Why.TOO_MANY_SUBSCRIBERS, TopicLimits.MAX_DURABLE);
    }
    if (!known && wanted.start().isSeq()) {
      for (Topic topic : topics.values()) {
        if (wanted.pattern().matches(topic.name()) && wanted.start().seq() > topic.lastSeq() + 1) {
          return new TopicReply.Refused(Why.BAD_POSITION, topic.lastSeq());
        }
      }
    }
    replace(next);
    seen.see(wanted.subscriber(), logTime);
    return new TopicReply.Done(known && seen.isWatching() ? 1 : 0, 0);
  }

  private long durable() {
    return subscriptions.keySet().stream().filter(Subscriber::isDurable).count();
  }

  private TopicReply unsubscribe(String id) {
    Map<Subscriber, TopicSubscription> next = new TreeMap<>(subscriptions);
    if (next.remove(Subscriber.durable(id)) == null) {
      return new TopicReply.Refused(Why.UNKNOWN_SUBSCRIBER, 0);
    }
    replace(next);
    return new TopicReply.Done(0, 0);
  }

  /** Forgets the subscriptions of a node that is removed. */
  public void removeNode(String nodeId) {
    set(nodeId, List.of());
  }

  private void replace(Map<Subscriber, TopicSubscription> next) {
    Map<Subscriber, TopicSubscription> before = subscriptions;
    if (next.equals(before)) {
      return;
    }
    registrations.change(before.keySet(), next.keySet());
    for (Topic topic : topics.values()) {
      for (Subscriber subscriber : topic.cursors().keySet()) {
        TopicSubscription still = next.get(subscriber);
        if (still == null || !still.pattern().matches(topic.name())) {
          topic.remove(subscriber);
        }
      }
      for (TopicSubscription subscription : next.values()) {
        if (subscription.pattern().matches(topic.name())) {
          register(topic, subscription.subscriber(), subscription.start().position(topic));
        }
      }
    }
    subscriptions = next;
    seen.retain(next.keySet());
    listener.subscriptionsChanged();
  }

  private TopicReply move(List<CursorMove> moves, long logTime) {
    for (CursorMove move : moves) {
      Topic topic = topics.get(move.topic());
      if (topic != null) {
        if (topic.advance(move)) {
          see(move.subscriber(), logTime);
        }
      }
    }
    return trim(logTime);
  }

  /** Looks once in a second of log time whether messages are too old. */
  public void expire(long logTime) {
    if (logTime / CHECK_MILLIS != checkedMillis / CHECK_MILLIS) {
      checkedMillis = logTime;
      trim(logTime);
    }
  }

  /** Answers how many messages were trimmed so far: so the digest covers it. */
  private TopicReply trim(long logTime) {
    long trimmed = 0;
    for (Topic topic : topics.values()) {
      topic.trim(logTime, limits);
      trimmed += topic.firstRetained() - 1;
    }
    return new TopicReply.Done(0, trimmed);
  }

  /** What there is now, to be written later; messages by reference. */
  public Image capture() {
    List<TopicImage> images = new ArrayList<>();
    topics.values().forEach(topic -> images.add(topic.capture()));
    return new Image(
        checkedMillis,
        limits,
        List.copyOf(subscriptions.values()),
        images,
        seen.copy(),
        registrations.copy());
  }

  /** Topics as captured. */
  public static final class Image {
    private final long checkedMillis;
    private final TopicLimits limits;
    private final List<TopicSubscription> subscriptions;
    private final List<TopicImage> topics;
    private final LastSeen seen;
    private final Registrations registrations;

    private Image(
        long checkedMillis,
        TopicLimits limits,
        List<TopicSubscription> subscriptions,
        List<TopicImage> topics,
        LastSeen seen,
        Registrations registrations) {
      this.checkedMillis = checkedMillis;
      this.limits = limits;
      this.subscriptions = subscriptions;
      this.topics = topics;
      this.seen = seen;
      this.registrations = registrations;
    }

    /** The version of the section that it is written in. */
    public int version() {
      if (registrations.isNoted()) {
        return WITH_REGISTRATIONS;
      }
      return seen.isWatching() ? WITH_SIGHTS : WITHOUT_SIGHTS;
    }

    /** Writes all of it. */
    public void save(DataOutputStream out) throws IOException {
      out.writeLong(checkedMillis);
      limits.save(out);
      out.writeInt(subscriptions.size());
      for (TopicSubscription subscription : subscriptions) {
        subscription.save(out);
      }
      out.writeInt(topics.size());
      for (TopicImage topic : topics) {
        topic.save(out, registrations.isNoted());
      }
      if (version() >= WITH_SIGHTS) {
        seen.save(out);
      }
      if (version() >= WITH_REGISTRATIONS) {
        registrations.save(out);
      }
    }
  }

  /** Whether it can be replaced by a section of a version. */
  public static boolean loads(int version) {
    return version >= WITHOUT_SIGHTS && version <= WITH_REGISTRATIONS;
  }

  /** Replaces all of it by a section of a version. */
  public void load(DataInput in, int version) throws IOException {
    if (!loads(version)) {
      throw new IOException("section topics has version " + version + "; upgrade this node");
    }
    checkedMillis = in.readLong();
    limits = TopicLimits.load(in);
    Map<Subscriber, TopicSubscription> loaded = new TreeMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      TopicSubscription subscription = TopicSubscription.load(in);
      loaded.put(subscription.subscriber(), subscription);
    }
    subscriptions = loaded;
    count = in.readInt();
    for (int i = 0; i < count; i++) {
      topics
          .computeIfAbsent(in.readUTF(), name -> new Topic(name, seen::holds))
          .load(in, version >= WITH_REGISTRATIONS);
    }
    if (version >= WITH_SIGHTS) {
      seen.load(in);
    }
    registrations.load(in, version >= WITH_REGISTRATIONS);
    listener.subscriptionsChanged();
    topics.values().forEach(listener::appended);
  }
}
