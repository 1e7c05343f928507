/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Looks at all members, and says of each thing that matters how it is. */
public final class Checks {
  private static final List<String> PLANES = List.of("raft", "membership", "management");
  private static final long CLOCK_WARN_MILLIS = 1_000;
  private static final long CLOCK_FAIL_MILLIS = 30_000;
  private static final long LAG_WARN = 1_000;

  private final String asked;
  private final List<Patient> patients;
  private final BiPredicate<Patient, String> reachable;

  /**
   * Checks of these members.
   *
   * @param asked the id of the node that told them
   * @param reachable whether a connection to a plane of a member can be opened
   */
  public Checks(String asked, List<Patient> patients, BiPredicate<Patient, String> reachable) {
    this.asked = asked;
    this.patients = patients;
    this.reachable = reachable;
  }

  /** All of them. */
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    patients.forEach(patient -> findings.addAll(ports(patient)));
    Clusters clusters = new Clusters(patients);
    findings.addAll(clusters.findings());
    findings.add(leader(clusters));
    findings.add(quorum());
    patients.forEach(patient -> patient.facts().ifPresent(facts -> of(patient, facts, findings)));
    findings.add(versions());
    return findings;
  }

  private List<Finding> ports(Patient patient) {
    List<String> closed =
        PLANES.stream()
            .filter(plane -> !patient.address(plane).isEmpty())
            .filter(plane -> !reachable.test(patient, plane))
            .map(plane -> plane + " " + patient.address(plane))
            .toList();
    if (!closed.isEmpty()) {
      String text =
          patient.id()
              + " cannot be reached at "
              + String.join(", ", closed)
              + ": is it running, and does a firewall let these ports through?";
      return List.of(
          patient.configured() ? Finding.fail("ports", text) : Finding.warn("ports", text));
    }
    if (patient.facts().isEmpty()) {
      return List.of(
          Finding.warn("ports", patient.id() + " did not tell its state: " + patient.silence()));
    }
    return List.of(Finding.ok("ports", patient.id() + " answers on all ports"));
  }

  private Finding leader(Clusters clusters) {
    Set<String> leaders =
        asked()
            .filter(facts -> facts.getBoolean("configured", false))
            .map(facts -> facts.getString("leaderId", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    leaders.remove("");
    if (leaders.isEmpty()) {
      return Finding.fail(
          "leader",
          "no node knows a leader: start the voters that are down; if a majority is lost for good,"
              + " see recover");
    }
    return leaders.size() == 1
        ? Finding.ok("leader", leaders.iterator().next() + " leads")
        : Finding.warn(
            "leader",
            "nodes name different leaders "
                + leaders
                + (clusters.differ()
                    ? ": they belong to different clusters"
                    : ": an election, or a partition"));
  }

  private Finding quorum() {
    long voters = patients.stream().filter(Patient::votes).count();
    if (voters == 0) {
      return unknownQuorum();
    }
    long well =
        patients.stream()
            .filter(Patient::votes)
            .filter(Patient::alive)
            .filter(patient -> halted(patient).isEmpty())
            .count();
    long margin = well - (voters / 2 + 1);
    String seen = well + " of " + voters + " voters are there";
    if (margin < 0) {
      return Finding.fail("quorum", seen + ": no write is possible; bring the others back");
    }
    return margin == 0
        ? Finding.warn("quorum", seen + ": none may fail; add voters, or bring the others back")
        : Finding.ok("quorum", seen + ": " + margin + " more may fail");
  }

  /** A configuration has voters: who tells of none knows none. */
  private Finding unknownQuorum() {
    String text = asked + " knows no configuration, and not which nodes vote: ";
    List<String> members =
        patients.stream()
            .filter(
                patient ->
                    patient
                        .facts()
                        .filter(facts -> facts.getBoolean("configured", false))
                        .isPresent())
            .map(Patient::id)
            .toList();
    return members.isEmpty()
        ? Finding.fail("quorum", text + "form a cluster, or join it to one")
        : Finding.warn(
            "quorum",
            text + "ask a member, such as " + members.getFirst() + ", or join it to the cluster");
  }

  private static Optional<String> halted(Patient patient) {
    return patient
        .facts()
        .map(facts -> facts.getString("haltReason", ""))
        .filter(reason -> !reason.isEmpty());
  }

  private void of(Patient patient, JsonObject facts, List<Finding> findings) {
    halted(patient)
        .ifPresent(
            reason ->
                findings.add(
                    Finding.fail(
                        "halted",
                        patient.id()
                            + " has stopped applying: "
                            + reason
                            + "; if it alone has, replace it with an empty data directory")));
    storage(patient, facts).ifPresent(findings::add);
    findings.add(clock(patient));
    findings.add(disk(patient, facts));
    if (patient.configured()) {
      findings.add(lag(patient, facts));
    }
    // A node that has certificates tells of them here: tls.expiresInSeconds.
    Certificates.of(patient.id(), facts).ifPresent(findings::add);
  }

  /** Whether a configured node has lost what it had: it answers, and knows no configuration. */
  private static Optional<Finding> storage(Patient patient, JsonObject facts) {
    return patient.configured() && !patient.alive() && !facts.getBoolean("configured", true)
        ? Optional.of(
            Finding.warn(
                "storage",
                patient.id()
                    + " is there with other storage than the configured one and takes no part: see"
                    + " autopilot, or with quorate.join=manual leave and then join it"))
        : Optional.empty();
  }

  private static Finding clock(Patient patient) {
    long offset = Math.abs(patient.offsetMillis());
    String text = patient.id() + " is " + patient.offsetMillis() + " ms ahead of this machine";
    if (offset < CLOCK_WARN_MILLIS) {
      return Finding.ok("clock", text);
    }
    String more = text + ": sessions and topics expire by the leader's clock; run NTP on all";
    return offset < CLOCK_FAIL_MILLIS ? Finding.warn("clock", more) : Finding.fail("clock", more);
  }

  private static Finding disk(Patient patient, JsonObject facts) {
    long free = number(facts, "diskFreeBytes");
    long least = number(facts, "diskMinBytes");
    String text = patient.id() + " has " + free / (1 << 20) + " MiB free";
    if (free < least) {
      return Finding.fail(
          "disk",
          text
              + ", less than quorate.raft.free-space-min = "
              + least
              + ": it refuses writes; free some space");
    }
    return free < 2 * least
        ? Finding.warn("disk", text + ": writes are refused below " + least + "; free some space")
        : Finding.ok("disk", text);
  }

  private Finding lag(Patient patient, JsonObject facts) {
    long committed = asked().mapToLong(other -> number(other, "commitIndex")).max().orElse(0);
    long lag = Math.max(0, committed - number(facts, "appliedIndex"));
    String text = patient.id() + " has " + lag + " committed entries still to apply";
    return lag < LAG_WARN
        ? Finding.ok("lag", text)
        : Finding.warn("lag", text + ": look at its CPU, its disk and slow handlers");
  }

  private Finding versions() {
    Set<String> versions =
        asked()
            .map(facts -> facts.getString("version", "?"))
            .collect(Collectors.toCollection(TreeSet::new));
    if (versions.size() > 1) {
      return Finding.warn("versions", "nodes run " + versions + ": finish the upgrade");
    }
    List<JsonObject> configured =
        asked().filter(facts -> facts.getBoolean("configured", false)).toList();
    long level =
        configured.stream().mapToLong(facts -> number(facts, "featureLevel")).max().orElse(0);
    long possible =
        configured.stream().mapToLong(facts -> number(facts, "maxFeatureLevel")).min().orElse(0);
    return level < possible
        ? Finding.warn(
            "versions",
            "feature level "
                + level
                + " of "
                + possible
                + ": it rises when every configured node is seen; bring back or remove the others")
        : Finding.ok(
            "versions", "all run " + String.join("", versions) + ", feature level " + level);
  }

  private java.util.stream.Stream<JsonObject> asked() {
    return patients.stream().flatMap(patient -> patient.facts().stream());
  }

  private static long number(JsonObject facts, String name) {
    return facts.getJsonNumber(name) == null ? 0 : facts.getJsonNumber(name).longValue();
  }
}
