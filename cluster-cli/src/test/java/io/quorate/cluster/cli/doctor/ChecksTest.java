/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found where a live cluster is hard to bring there. */
class ChecksTest {
  private final List<Patient> patients = new ArrayList<>();

  private void member(String id, String state, JsonObjectBuilder facts, long offsetMillis) {
    member(id, "voter", state, facts, offsetMillis);
  }

  private void member(
      String id, String suffrage, String state, JsonObjectBuilder facts, long offsetMillis) {
    patients.add(
        new Patient(
            Json.createObjectBuilder()
                .add("id", id)
                .add("suffrage", suffrage)
                .add("state", state)
                .build(),
            Optional.of(well(id).addAll(facts).build()),
            "",
            offsetMillis));
  }

  private static JsonObjectBuilder well(String id) {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("configured", true)
        .add("leaderId", "n1")
        .add("version", "1.0")
        .add("featureLevel", 4)
        .add("maxFeatureLevel", 4)
        .add("commitIndex", 5000)
        .add("appliedIndex", 5000)
        .add("diskFreeBytes", 4000L << 20)
        .add("diskMinBytes", 1000L << 20);
  }

  private List<String> found(String check) {
    return new Checks("n1", patients, (patient, plane) -> true)
        .run().stream()
            .filter(finding -> finding.check().equals(check))
            .map(finding -> finding.severity() + " " + finding.text())
            .toList();
  }

  private static JsonObjectBuilder facts(String json) {
    try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
      JsonObject object = reader.readObject();
      return Json.createObjectBuilder(object);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "certificates | {'tls':{'expiresInSeconds':1209600}} | OK n1 has a certificate for 14 days"
            + " more",
        "certificates | {'tls':{'expiresInSeconds':1209599}} | WARN n1 has a certificate for 13"
            + " days more: replace its files",
        "certificates | {'tls':{'expiresInSeconds':-1}} | FAIL that of n1 has expired: replace its"
            + " files",
        "disk | {'diskFreeBytes':1048576000} | WARN n1 has 1000 MiB free: writes are refused below"
            + " 1048576000; free some space",
        "disk | {'diskFreeBytes':1048575999} | FAIL n1 has 999 MiB free, less than"
            + " quorate.raft.free-space-min = 1048576000: it refuses writes; free some space",
        "lag | {'appliedIndex':4001} | OK n1 has 999 committed entries still to apply",
        "lag | {'appliedIndex':4000} | WARN n1 has 1000 committed entries still to apply: look at"
            + " its CPU, its disk and slow handlers",
        "halted | {'haltReason':'digests differ'} | FAIL n1 has stopped applying: digests differ;"
            + " if it alone has, replace it with an empty data directory",
        "versions | {'version':'1.1'} | WARN nodes run [1.0, 1.1]: finish the upgrade",
        "versions | {'maxFeatureLevel':5} | OK all run 1.0, feature level 4",
        "leader | {'leaderId':'n2'} | WARN nodes name different leaders [n1, n2]: an election, or a"
            + " partition",
        "quorum | {'haltReason':'digests differ'} | WARN 2 of 3 voters are there: none may fail;"
            + " add voters, or bring the others back"
      })
  void whatOneOfThreeSays_isFound(String check, String says, String finding) {
    member("n1", "alive", facts(says), 0);
    member("n2", "alive", facts("{}"), 0);
    member("n3", "alive", facts("{}"), 0);
    assertEquals(finding, found(check).getFirst());
  }

  @Test
  void wipedVoters_areNoneThatAreThere() {
    for (String id : List.of("n1", "n2", "n3")) {
      member(id, "alive", facts("{}"), 0);
    }
    for (String id : List.of("n4", "n5")) {
      member(id, "absent", facts("{'configured':false,'leaderId':''}"), 0);
    }
    assertEquals(
        List.of(
            "WARN 3 of 5 voters are there: none may fail; add voters, or bring the others back"),
        found("quorum"));
    assertEquals(
        "WARN n4 is there with other storage than the configured one and takes no part: see"
            + " autopilot, or with quorate.join=manual leave and then join it",
        found("storage").getFirst());
    assertEquals(2, found("storage").size());
  }

  @Test
  void nodeWithoutConfiguration_saysNothingOfTheQuorum() {
    member("n1", "none", "alive", facts("{'configured':false,'leaderId':''}"), 0);
    assertEquals(
        List.of(
            "FAIL n1 knows no configuration, and not which nodes vote: form a cluster, or join it"
                + " to one"),
        found("quorum"));
    member("n2", "none", "alive", facts("{}"), 0);
    assertEquals(
        List.of(
            "WARN n1 knows no configuration, and not which nodes vote: ask a member, such as n2, or"
                + " join it to the cluster"),
        found("quorum"));
  }

  @Test
  void nodeThatFormedAClusterOfItsOwn_isNamed() {
    member("n1", "absent", facts("{'clusterId':'b'}"), 0);
    member("n2", "alive", facts("{'clusterId':'a','leaderId':'n2'}"), 0);
    member("n3", "alive", facts("{'clusterId':'a','leaderId':'n2'}"), 0);
    member("n4", "none", "alive", facts("{'clusterId':'','configured':false}"), 0);
    assertEquals(
        List.of(
            "FAIL n1 belongs to another cluster (id b) than n2, n3 (id a): probably started anew"
                + " with bootstrap on an empty disk; unless what is there is needed: stop it,"
                + " remove --bootstrap (quorate.bootstrap), empty its data directory, and start it"
                + " again to join"),
        found("cluster"));
    assertEquals(
        List.of("WARN nodes name different leaders [n1, n2]: they belong to different clusters"),
        found("leader"));
  }

  @Test
  void clustersOfTheSameSize_areBothNamed() {
    member("n1", "alive", facts("{'clusterId':'a'}"), 0);
    assertEquals(List.of(), found("cluster"));
    member("n2", "alive", facts("{'clusterId':'b'}"), 0);
    assertEquals(
        List.of(
            "FAIL n1 (id a) and n2 (id b) belong to different clusters: probably started anew with"
                + " bootstrap on an empty disk; of those whose data is not needed: stop it, remove"
                + " --bootstrap (quorate.bootstrap), empty its data directory, and start it again"
                + " to join"),
        found("cluster"));
  }

  @ParameterizedTest
  @CsvSource({"999, OK", "-999, OK", "1000, WARN", "-29999, WARN", "30000, FAIL", "-30000, FAIL"})
  void clocks_areCompared(long offset, String severity) {
    member("n1", "alive", facts("{}"), offset);
    assertEquals(severity, found("clock").getFirst().split(" ", 2)[0]);
  }

  @Test
  void nodeWithoutCertificate_isNotJudgedByOne() {
    member("n1", "alive", facts("{}"), 0);
    assertEquals(List.of(), found("certificates"));
  }
}
