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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at all members, and says of each thing that matters how it is. */
public final class Checks {
  private static final long CLOCK_WARN_MILLIS = 1_000;
  private static final long CLOCK_FAIL_MILLIS = 30_000;

  private final String asked;
  private final List<Patient> patients;

  /**
   * Checks of these members.
   *
   * @param asked the id of the node that told them
   */
  public Checks(String asked, List<Patient> patients) {
    this.asked = asked;
    this.patients = patients;
  }

  /** All of them. */
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    patients.forEach(patient -> findings.add(ports(patient)));
    patients.forEach(patient -> unseen(patient).ifPresent(findings::add));
    Clusters clusters = new Clusters(patients);
    findings.addAll(clusters.findings());
    findings.add(leader(clusters));
    findings.add(quorum());
    findings.addAll(new Halts(patients).findings());
    patients.forEach(patient -> patient.facts().ifPresent(facts -> of(patient, facts, findings)));
    findings.add(VersionCheck.of(patients));
    return findings;
  }

  private static Finding ports(Patient patient) {
    List<String> closed =
        patient.closed().stream().map(plane -> plane + " " + patient.address(plane)).toList();
    if (!closed.isEmpty()) {
      return bad(
          patient,
          "ports",
          patient.id()
              + " cannot be reached at "
              + String.join(", ", closed)
              + ": is it running, and does a firewall let these ports through?");
    }
    return patient.facts().isEmpty()
        ? bad(patient, "ports", patient.id() + " did not tell its state: " + patient.silence())
        : Finding.ok("ports", patient.id() + " answers on all ports");
  }

  /** The cluster counts on those that are configured, and on no others. */
  private static Finding bad(Patient patient, String check, String text) {
    return patient.configured() ? Finding.fail(check, text) : Finding.warn(check, text);
  }

  /** Whether a configured node answers us, and not the others. */
  private Optional<Finding> unseen(Patient patient) {
    return patient.configured()
            && !patient.alive()
            && patient.facts().filter(facts -> facts.getBoolean("configured", true)).isPresent()
        ? Optional.of(
            Finding.fail(
                "membership",
                patient.id()
                    + " answers, and "
                    + asked
                    + " does not see it as a member: do they reach each other's membership ports,"
                    + " and take each other's certificates? Look at the log of both"))
        : Optional.empty();
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
            .filter(patient -> Halts.reason(patient).isEmpty())
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

  private void of(Patient patient, JsonObject facts, List<Finding> findings) {
    storage(patient, facts).ifPresent(findings::add);
    findings.add(clock(patient));
    findings.add(disk(patient, facts));
    if (patient.configured()) {
      findings.add(Lag.of(patient, facts, patients));
    }
    // A node that has certificates tells of them here: tls.expiresInSeconds.
    Certificates.of(patient.id(), facts).ifPresent(findings::add);
    findings.addAll(Warnings.of(patient.id(), facts));
  }

  /** Whether a configured node has lost what it had: it answers, and knows no configuration. */
  private static Optional<Finding> storage(Patient patient, JsonObject facts) {
    return patient.configured() && !patient.alive() && !facts.getBoolean("configured", true)
        ? Optional.of(
            Finding.fail(
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

  private Stream<JsonObject> asked() {
    return patients.stream().flatMap(patient -> patient.facts().stream());
  }

  static long number(JsonObject facts, String name) {
    return facts.getJsonNumber(name) == null ? 0 : facts.getJsonNumber(name).longValue();
  }
}
