/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.journal.Replica;
import io.quorate.examples.driver.process.NodeFailure;
import io.quorate.examples.driver.process.NodeProcess;
import io.quorate.examples.driver.process.NodeSpec;
import io.quorate.examples.driver.process.NodeStatus;
import java.nio.file.Path;
import java.time.Duration;

/** A process of {@code LedgerNode}, told what to do by lines on its standard input. */
final class LedgerProcess extends NodeProcess {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONG_TIMEOUT = Duration.ofMinutes(2);

  private final AnswerLines lines;
  private final long launched = System.nanoTime();
  private boolean greeted;

  LedgerProcess(NodeSpec spec, Process process) {
    super(spec, process.toHandle());
    this.lines = new AnswerLines(process, spec.id());
  }

  /** Waits until the node has bound its ports, and checks that both use the same clock. */
  @Override
  public synchronized boolean started() {
    if (!greeted) {
      long nanos = lines.next(START_TIMEOUT).number("nanos");
      if (nanos > System.nanoTime() || nanos < launched) {
        throw new NodeFailure(
            "The clock of "
                + id()
                + "'s process has another origin than this one's: times cannot be compared here");
      }
      greeted = true;
    }
    return true;
  }

  /** Sends a command and waits for the answer. */
  Answer ask(String command) {
    return lines.ask(command, ANSWER_TIMEOUT);
  }

  /** Sends a command that may take long and waits for the answer. */
  Answer askLong(String command) {
    return lines.ask(command, LONG_TIMEOUT);
  }

  @Override
  public boolean ready() {
    return ask("status").flag("ready");
  }

  @Override
  public NodeStatus status() {
    Answer status = ask("status");
    return new NodeStatus(
        status.text("role"),
        status.number("term"),
        status.number("commit"),
        status.number("applied"));
  }

  @Override
  public long count() {
    return ask("read LINEARIZABLE").number("count");
  }

  @Override
  public Replica replica() {
    Path file = spec().directory().resolve("transfers.txt");
    askLong("dump " + file);
    return Replica.read(id(), file);
  }
}
