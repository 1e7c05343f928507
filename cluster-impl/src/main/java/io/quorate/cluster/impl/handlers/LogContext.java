/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.RequestId;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.WriteContext;
import io.quorate.cluster.impl.format.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The context of one replicated command. */
public final class LogContext implements WriteContext {
  private static final int MAX_PUBLICATIONS = 1_024;
  private static final int MAX_PUBLISHED_BYTES = 1 << 20;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final long index;
  private final long term;
  private final long logTimeMillis;
  private final long session;
  private final long sequence;
  private final @Nullable String caller;
  private final Payloads payloads;
  private final Predicate<Set<String>> hasRoomFor;
  private final Set<String> topics = new HashSet<>();
  private final List<Publication> publications = new ArrayList<>();
  private int published;
  private boolean returned;
  private @Nullable RandomGenerator random;

  /**
   * The context of a command at a place in the log.
   *
   * @param hasRoomFor whether there may be these topics too
   */
  public LogContext(
      long index,
      long term,
      long logTimeMillis,
      long session,
      long sequence,
      @Nullable String caller,
      Payloads payloads,
      Predicate<Set<String>> hasRoomFor) {
    this.index = index;
    this.term = term;
    this.logTimeMillis = logTimeMillis;
    this.session = session;
    this.sequence = sequence;
    this.caller = caller;
    this.payloads = payloads;
    this.hasRoomFor = hasRoomFor;
  }

  /** The method has returned: what it published counts, even if its reply is too large. */
  public void returned() {
    returned = true;
  }

  /** Whether the method has returned. */
  public boolean hasReturned() {
    return returned;
  }

  /** What the method has published, in order. */
  public List<Publication> publications() {
    return publications;
  }

  @Override
  public void publish(String topic, @Nullable Object payload, PublishOptions options) {
    if (returned) {
      throw new IllegalStateException("the context was used after its method had returned");
    }
    Publication publication = payloads.publication(topic, payload, options);
    if (topic.startsWith(TopicPattern.DEAD_LETTER)) {
      throw new IllegalArgumentException(
          "\"" + topic + "\" is the node's own; it can be read, not published to");
    }
    published += publication.memory();
    if (publications.size() == MAX_PUBLICATIONS || published > MAX_PUBLISHED_BYTES) {
      throw new IllegalArgumentException(
          "one call may publish "
              + MAX_PUBLICATIONS
              + " messages of "
              + MAX_PUBLISHED_BYTES
              + " bytes together");
    }
    if (topics.add(topic) && !hasRoomFor.test(topics)) {
      topics.remove(topic);
      throw new IllegalArgumentException(
          "there are as many topics as quorate.topics.max-topics allows; \""
              + topic
              + "\" would be one more");
    }
    publications.add(publication);
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public long term() {
    return term;
  }

  @Override
  public Instant logTime() {
    return Instant.ofEpochMilli(logTimeMillis);
  }

  @Override
  public Optional<String> caller() {
    return Optional.ofNullable(caller);
  }

  @Override
  public RequestId requestId() {
    return new RequestId(session, sequence);
  }

  @Override
  public RandomGenerator random() {
    if (random == null) {
      // Fixed for ever: another generator or seed would make old and new nodes differ.
      random = new SplittableRandom((session * 0x9E3779B97F4A7C15L) ^ sequence);
    }
    return random;
  }

  @Override
  public UUID uuid() {
    long high = (random().nextLong() & ~0xF000L) | VERSION_4;
    long low = (random().nextLong() & ~0xC000_0000_0000_0000L) | VARIANT;
    return new UUID(high, low);
  }
}
