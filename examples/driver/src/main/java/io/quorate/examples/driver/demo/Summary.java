/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import io.quorate.examples.driver.journal.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Writes the outcome as a table, and the line that scripts look for below it. */
final class Summary {
  private final Style style;

  Summary(Style style) {
    this.style = style;
  }

  String table(Outcome outcome) {
    Verdict verdict = outcome.verdict();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(row("acknowledged transfers", "%,d".formatted(verdict.acknowledged())));
    lines.add(
        row(
            "unknown outcome",
            "%,d, of which %,d were applied"
                .formatted(verdict.unknown(), verdict.unknownApplied())));
    lines.add(row("refused, as said", "%,d".formatted(verdict.refused())));
    lines.add(zero("acknowledged but lost", verdict.lost()));
    lines.add(zero("applied twice", verdict.duplicated()));
    lines.add(zero("refused but applied", verdict.lied()));
    lines.add(zero("applied but never sent", verdict.alien()));
    lines.add(row("highest rate", "%,.0f transfers/s".formatted(outcome.highestRate())));
    lines.add(
        row(
            "latency",
            "p50 %.1f ms, p99 %.1f ms".formatted(outcome.medianMillis(), outcome.slowMillis())));
    lines.add(
        row(
            "failover",
            "%d ms from kill -9 of %s, then %s led"
                .formatted(outcome.failover().toMillis(), outcome.killed(), outcome.successor())));
    lines.add(row("catch-up", "%.1f s".formatted(outcome.catchUp().toMillis() / 1e3)));
    lines.add(check("linearizable reads", outcome.readsAgree(), "all up to date"));
    lines.add(
        check(
            "same state on all nodes",
            !outcome.digest().isEmpty() && verdict.different() == 0,
            outcome.digest()));
    lines.add(check("money", outcome.moneyKept(), "none came or went"));
    verdict.faults().forEach(fault -> lines.add("  " + style.bad(fault)));
    lines.add("");
    lines.add(line(outcome));
    return String.join("\n", lines) + "\n";
  }

  private String line(Outcome outcome) {
    Verdict verdict = outcome.verdict();
    String text =
        "acknowledged=%d unknown=%d lost=%d duplicated=%d failover_ms=%d"
            .formatted(
                verdict.acknowledged(),
                verdict.unknown(),
                verdict.lost(),
                verdict.duplicated(),
                outcome.failover().toMillis());
    return outcome.held() ? style.good(text) : style.bad(text);
  }

  private String row(String name, String value) {
    return "  %-24s %s".formatted(name, value);
  }

  private String zero(String name, long count) {
    return check(name, count == 0, "0").replace("NO", "%,d".formatted(count));
  }

  private String check(String name, boolean good, String value) {
    return row(name, good ? style.good(value) : style.bad("NO"));
  }
}
