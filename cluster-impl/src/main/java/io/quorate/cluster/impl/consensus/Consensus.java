/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.impl.telemetry.ConnectionFigures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * This node's part in the Raft group. Safe for use from any thread; nothing but {@link #start()}
 * and {@link #close()} blocks.
 */
public interface Consensus extends AutoCloseable {
  /** Opens the log and listens; what was there before goes on. */
  void start();

  /** The port that is bound. */
  int port();

  /** What is known now; cheap. */
  RaftView view();

  /** Opens a new group of these voters, this node among them; each of them has to. */
  void form(UUID clusterId, List<Peer> voters);

  /**
   * Submits an entry to the local leader.
   *
   * @return completes with the index when committed and applied here, or fails with {@link
   *     SubmitException}
   */
  CompletableFuture<Long> submit(byte[] frame);

  /**
   * An index that was committed when the engine was asked, by the engine's own read index. Not used
   * for reads: the engine's check can be skipped after a pause.
   */
  CompletableFuture<Long> engineReadIndex();

  /** Tells followers without delay what is committed, if they do not know. On the leader only. */
  void announceCommit();

  /** Calls a configured peer; fails when it cannot be reached or does not answer in time. */
  CompletableFuture<byte[]> call(Peer target, byte[] request);

  /** Some peer may have another address now: open connections follow. Cheap when none has. */
  void addressesChanged();

  /** Membership did not see a node, and does now: connections to it are opened anew. */
  void seenAgain(String nodeId, String incarnation);

  /**
   * For one thread to do now and then: whom membership sees and who does not answer this leader
   * gets a new connection.
   *
   * @param seen whether membership sees a peer
   */
  void lookAtConnections(Predicate<Peer> seen);

  /** What was done with the connections of such calls. */
  ConnectionFigures connections();

  /**
   * Adds a node as voter or listener, replacing an older incarnation of it, or makes a listener
   * vote. A voter is never made a listener (Ratis lets it stand for election later). On the leader
   * only.
   */
  CompletableFuture<Void> add(Peer peer, Duration timeout);

  /** Removes a node. On the leader only. */
  CompletableFuture<Void> remove(String nodeId, Duration timeout);

  /** Hands leadership over. On the leader only. */
  CompletableFuture<Void> transfer(String nodeId, Duration timeout);

  /** The last index that a configured node is known to have committed, if it has answered. */
  OptionalLong committedOn(Peer peer);

  /** How long ago a peer last answered what this leader appends; empty if it never did. */
  Optional<Duration> sinceAnswer(Peer peer);

  /** Of the eligible voters other than this one, the most up to date. On the leader only. */
  Optional<String> mostUpToDate(Predicate<Peer> eligible);

  /**
   * Stands for election at once, because the leader is known to be gone. The engine's rules of term
   * and log still decide (Raft §5.4.1); answers whether this node became a candidate.
   */
  boolean electNow(Peer goneLeader);

  /** How long ago the leader was last heard from, on a follower. */
  Duration sinceLeader();

  /** The last entry in this node's own log. */
  LogPosition lastEntry();

  /** Takes a snapshot and purges the log behind it; completes with its index. */
  CompletableFuture<Long> snapshot();

  /** Stops taking part: gives up leadership and votes no more. The node can still call others. */
  void halt();

  /** Closes everything. */
  @Override
  void close();
}
