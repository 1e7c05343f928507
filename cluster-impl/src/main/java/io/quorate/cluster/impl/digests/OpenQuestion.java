/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An index at which nodes compare their digests, and what this one has heard of it. Not for use
 * from several threads.
 */
final class OpenQuestion {
  private final DigestQuestion question;
  private final Map<String, Long> told = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> settled = new HashSet<>();
  private OptionalLong own = OptionalLong.empty();
  private int rounds;

  OpenQuestion(DigestQuestion question) {
    this.question = question;
  }

  DigestQuestion question() {
    return question;
  }

  /** This node's own digest, once it has applied that index. */
  void own(long digest) {
    own = OptionalLong.of(digest);
  }

  OptionalLong own() {
    return own;
  }

  /** What a message says in the name of a node. */
  void told(String from, long digest) {
    told.put(from, digest);
  }

  Optional<Long> told(String from) {
    return Optional.ofNullable(told.get(from));
  }

  /** Whether a message says another digest than this node's. */
  boolean differs() {
    return own.isPresent() && told.values().stream().anyMatch(digest -> digest != own.getAsLong());
  }

  /** Whether nodes are to be called now: so often at the most, counted from the first time. */
  boolean takeRound(int limit) {
    if (rounds == limit) {
      return false;
    }
    rounds++;
    return true;
  }

  /** Whether nodes were called. */
  boolean isBegun() {
    return rounds > 0;
  }

  /** Whether a node has to be called: its digest is not known, and no call is under way. */
  boolean call(String peer) {
    return !settled.contains(peer) && asked.add(peer);
  }

  /** A call has ended. */
  void ended(String peer) {
    asked.remove(peer);
  }

  /** The digest of a node is known for sure. */
  void settled(String peer) {
    settled.add(peer);
  }
}
