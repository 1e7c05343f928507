/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nodes that have stopped applying, each by itself or all at one entry. */
final class Halts {
  private static final Pattern ENTRY = Pattern.compile("^entry (\\d+) of term ");

  private final List<Patient> patients;

  Halts(List<Patient> patients) {
    this.patients = patients;
  }

  /** Why a node has stopped, if it has. */
  static Optional<String> reason(Patient patient) {
    return patient
        .facts()
        .map(facts -> facts.getString("haltReason", ""))
        .filter(reason -> !reason.isEmpty());
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    OptionalLong common = commonEntry();
    for (Patient patient : patients) {
      Optional<String> reason = reason(patient);
      if (reason.isPresent()) {
        String text = patient.id() + " has stopped applying: " + reason.get();
        boolean alone = common.isEmpty() || common.getAsLong() != entry(patient).orElse(-1);
        findings.add(
            Finding.fail(
                "halted",
                alone
                    ? text + "; if it alone has, replace it with an empty data directory"
                    : text));
      }
    }
    if (common.isPresent()) {
      findings.add(Finding.fail("halted", advice(common.getAsLong())));
    }
    return findings;
  }

  private static String advice(long entry) {
    return "no majority is left that can apply entry "
        + entry
        + ", and no node has: start all nodes with handlers that can; if there are none, take it"
        + " out of the log by clusterctl recover --skip-entry "
        + entry
        + ", see docs/operations/skip-an-entry.md";
  }

  /**
   * The entry that takes the majority away, as it was applied nowhere. The last node to come to it
   * may not be halted but without a leader.
   */
  private OptionalLong commonEntry() {
    List<Patient> voters = patients.stream().filter(Patient::votes).toList();
    Set<Long> entries = new TreeSet<>();
    int halted = 0;
    for (Patient voter : voters) {
      OptionalLong entry = entry(voter);
      if (entry.isPresent()) {
        entries.add(entry.getAsLong());
        halted++;
      }
    }
    if (entries.size() != 1 || voters.size() - halted > voters.size() / 2) {
      return OptionalLong.empty();
    }
    long entry = entries.iterator().next();
    boolean nowhere =
        patients.stream()
            .flatMap(patient -> patient.facts().stream())
            .allMatch(facts -> Checks.number(facts, "appliedIndex") < entry);
    return nowhere ? OptionalLong.of(entry) : OptionalLong.empty();
  }

  private static OptionalLong entry(Patient patient) {
    return reason(patient)
        .map(ENTRY::matcher)
        .filter(Matcher::find)
        .map(found -> OptionalLong.of(Long.parseLong(found.group(1))))
        .orElseGet(OptionalLong::empty);
  }
}
