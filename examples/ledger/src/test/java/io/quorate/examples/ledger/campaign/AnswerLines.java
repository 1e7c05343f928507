/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.NodeFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Commands and answers over the standard streams of a process, one at a time. */
final class AnswerLines {
  private static final String END = "\u0000";

  private final String node;
  private final Process process;
  private final Writer commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private int late;

  AnswerLines(Process process, String node) {
    this.node = node;
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().name("answers-" + node).start(this::collect);
  }

  private void collect() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        answers.add(line);
      }
    } catch (IOException e) {
      // The process was killed while it wrote; its end is what counts.
    } finally {
      answers.add(END);
    }
  }

  synchronized Answer ask(String command, Duration timeout) {
    try {
      commands.write(command + '\n');
      commands.flush();
    } catch (IOException e) {
      throw new NodeFailure(node + " does not take \"" + command + "\": " + e.getMessage(), e);
    }
    return next(timeout);
  }

  /** The next answer; those to commands that were given up on are passed over. */
  synchronized Answer next(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (true) {
        String line = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
          late++;
          throw new NodeFailure(node + " gave no answer within " + timeout);
        }
        if (line.equals(END)) {
          answers.add(END);
          throw new NodeFailure(node + " has ended");
        }
        if (late == 0) {
          return parse(line);
        }
        late--;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeFailure("interrupted", e);
    }
  }

  private Answer parse(String line) {
    if (!line.startsWith("ok")) {
      throw new NodeFailure(node + ": " + line);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : line.substring(2).trim().split(" ")) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new Answer(values);
  }
}
