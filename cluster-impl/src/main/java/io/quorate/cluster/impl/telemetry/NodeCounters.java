/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import io.quorate.cluster.ReadConsistency;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has happened on this node since it started. Counting allocates nothing and takes no lock;
 * safe for use from any thread.
 */
@SuppressWarnings("EnumOrdinal") // an array lookup on the hot path
public final class NodeCounters {
  private static final ReadConsistency[] CONSISTENCIES = ReadConsistency.values();

  final LongAdder leaderChanges = new LongAdder();
  final LabelledCounter joinRequests =
      new LabelledCounter("accepted", "rejected", "forwarded", "error");
  final LabelledCounter writes =
      new LabelledCounter("committed", "handler_error", "not_committed", "unknown");
  final LongAdder batches = new LongAdder();
  final LongAdder batchCommands = new LongAdder();
  final LongAdder batchBytes = new LongAdder();
  final LongAdder entriesApplied = new LongAdder();
  final LongAdder commandsApplied = new LongAdder();
  final LongAdder applyNanos = new LongAdder();
  final LatencyHistogram writeLatency = new LatencyHistogram();
  final LongAdder slowHandlers = new LongAdder();
  final LongAdder redirects = new LongAdder();
  final LongAdder resends = new LongAdder();
  final LongAdder halts = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  private final LongAdder[] readsDone = new LongAdder[CONSISTENCIES.length];
  private final LongAdder[] readsFailed = new LongAdder[CONSISTENCIES.length];

  /** All at zero. */
  public NodeCounters() {
    for (int i = 0; i < CONSISTENCIES.length; i++) {
      readsDone[i] = new LongAdder();
      readsFailed[i] = new LongAdder();
    }
  }

  /** Another node was seen to lead, or none. */
  public void leaderChanged() {
    leaderChanges.increment();
  }

  /**
   * A request to join was answered.
   *
   * @param result {@code accepted}, {@code rejected}, {@code forwarded} (accepted by the leader on
   *     behalf of this node) or {@code error}
   */
  public void joinRequest(String result) {
    joinRequests.add(result, 1);
  }

  /**
   * Writes that were called on this node have ended.
   *
   * @param outcome {@code committed}, {@code handler_error}, {@code not_committed} or {@code
   *     unknown}
   */
  public void written(String outcome, int n) {
    writes.add(outcome, n);
  }

  /** A read that was called on this node has ended. */
  public void read(ReadConsistency consistency, boolean ok) {
    (ok ? readsDone : readsFailed)[consistency.ordinal()].increment();
  }

  /** A batch has left this node's batcher. */
  public void batchSent(int commands, int bytes) {
    batches.increment();
    batchCommands.add(commands);
    batchBytes.add(bytes);
  }

  /** A log entry was applied, which took so long. */
  public void entryApplied(int commands, long nanos) {
    entriesApplied.increment();
    commandsApplied.add(commands);
    applyNanos.add(nanos);
  }

  /** A write took so long from call to outcome. */
  public void writeLatency(long nanos) {
    writeLatency.record(nanos);
  }

  /** A handler took longer than {@code quorate.handlers.slow}. */
  public void slowHandler() {
    slowHandlers.increment();
  }

  /** A command was sent on because the node asked did not lead. */
  public void redirected() {
    redirects.increment();
  }

  /** A command was sent again because its outcome was not heard. */
  public void resent() {
    resends.increment();
  }

  /** This node has stopped applying. */
  public void halted() {
    halts.increment();
  }

  /** A command that was applied before came again and was answered from its session. */
  public void duplicateSkipped() {
    duplicates.increment();
  }

  long reads(ReadConsistency consistency, boolean ok) {
    return (ok ? readsDone : readsFailed)[consistency.ordinal()].sum();
  }

  static String label(ReadConsistency consistency) {
    return consistency.name().toLowerCase(Locale.ROOT);
  }
}
