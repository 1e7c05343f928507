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
import java.util.concurrent.TimeUnit;
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
            told(id, suffrage, state),
            List.of(),
            Optional.of(well(id).addAll(facts).build()),
            "",
            offsetMillis,
            0));
  }

  private static JsonObject told(String id, String suffrage, String state) {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("suffrage", suffrage)
        .add("state", state)
        .add("addr", id + ":9520")
        .build();
  }

  private void silent(String id, String suffrage, String state, String silence) {
    patients.add(Patient.silent(told(id, suffrage, state), silence));
  }

  private void late(String id, JsonObjectBuilder facts, long afterMillis) {
    patients.add(
        new Patient(
            told(id, "voter", "alive"),
            List.of(),
            Optional.of(well(id).addAll(facts).build()),
            "",
            0,
            TimeUnit.MILLISECONDS.toNanos(afterMillis)));
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
    return new Checks("n1", patients)
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
        "certificates | {'tls':{'expiresInSeconds':1209600},'warnings':['the certificate of the"
            + " authority CN=a expires at x; roll it over']} | WARN n1: the certificate of the"
            + " authority CN=a expires at x; roll it over",
        "certificates | {'tls':{'expiresInSeconds':-1},'warnings':['the certificate of the"
            + " authority CN=a expired at x; roll it over']} | FAIL n1: the certificate of the"
            + " authority CN=a expired at x; roll it over",
        "warnings | {'warnings':['the certificate expires at x','anybody can act as a node']} |"
            + " WARN n1: anybody can act as a node",
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
        "FAIL n4 is there with other storage than the configured one and takes no part: see"
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

  @Test
  void configuredNodeThatDoesNotAnswer_isAFailure_andOneThatOnlyWatchesIsNone() {
    String silence = "n2:17946: the node's certificate has expired";
    member("n1", "alive", facts("{}"), 0);
    silent("n2", "voter", "alive", silence);
    silent("n3", "listener", "alive", "it has no management address");
    silent("watcher", "none", "alive", "gone");
    assertEquals(
        List.of(
            "OK n1 answers on all ports",
            "FAIL n2 did not tell its state: " + silence,
            "FAIL n3 did not tell its state: it has no management address",
            "WARN watcher did not tell its state: gone"),
        found("ports"));
  }

  @Test
  void closedPorts_areNamedInOneLine() {
    silent("n1", "voter", "alive", "");
    patients.set(0, patients.getFirst().closed(List.of("raft")));
    assertEquals(
        List.of(
            "FAIL n1 cannot be reached at raft n1:9520: is it running, and does a firewall let"
                + " these ports through?"),
        found("ports"));
  }

  @Test
  void configuredNodeThatAnswersUs_andIsNotSeen_isAFailure() {
    member("n1", "alive", facts("{}"), 0);
    member("n2", "absent", facts("{}"), 0);
    member("watcher", "none", "absent", facts("{'configured':false}"), 0);
    assertEquals(
        List.of(
            "FAIL n2 answers, and n1 does not see it as a member: do they reach each other's"
                + " membership ports, and take each other's certificates? Look at the log of both"),
        found("membership"));
  }

  @Test
  void versions_areThoseOfWhoAnswered() {
    member("n1", "alive", facts("{}"), 0);
    member("n2", "alive", facts("{}"), 0);
    silent("n3", "voter", "alive", "gone");
    assertEquals(
        List.of(
            "WARN 2 of 3 asked told theirs, which run 1.0, feature level 4: bring back the others"),
        found("versions"));
    patients.removeFirst();
    member("n1", "alive", facts("{'version':'1.1'}"), 0);
    assertEquals(
        List.of("WARN nodes run [1.0, 1.1] (2 of 3 asked told theirs): finish the upgrade"),
        found("versions"));
    patients.clear();
    silent("n1", "voter", "alive", "gone");
    assertEquals(List.of("WARN 0 of 1 asked told theirs"), found("versions"));
  }

  @Test
  void answerThatCameMuchLater_doesNotMakeOthersLag() {
    late("n1", facts("{}"), 0);
    late("n2", facts("{'commitIndex':90000,'appliedIndex':90000}"), 5_000);
    late("n3", facts("{'commitIndex':7000,'appliedIndex':4000}"), 10);
    assertEquals(
        List.of(
            "WARN n1 has 2000 committed entries still to apply: look at its CPU, its disk and slow"
                + " handlers",
            "OK n2 has 0 committed entries still to apply",
            "WARN n3 has 3000 committed entries still to apply: look at its CPU, its disk and slow"
                + " handlers"),
        found("lag"));
  }

  @Test
  void entryThatNoNodeCanApply_isToldFromNodesThatHaltAlone() {
    String halted =
        "{'haltReason':'entry 4711 of term 3 cannot be applied: x','appliedIndex':4710}";
    member("n1", "alive", facts(halted), 0);
    member("n2", "alive", facts("{'appliedIndex':4710}"), 0);
    member("n3", "alive", facts(halted), 0);
    assertEquals(
        List.of(
            "FAIL n1 has stopped applying: entry 4711 of term 3 cannot be applied: x",
            "FAIL n3 has stopped applying: entry 4711 of term 3 cannot be applied: x",
            "FAIL no majority is left that can apply entry 4711, and no node has: start all nodes"
                + " with handlers that can; if there are none, take it out of the log by clusterctl"
                + " recover --skip-entry 4711, see docs/operations/skip-an-entry.md"),
        found("halted"));
    // Where one has applied it, it is not the entry.
    patients.remove(1);
    member("n2", "alive", facts("{'appliedIndex':4711}"), 0);
    assertEquals(
        "FAIL n1 has stopped applying: entry 4711 of term 3 cannot be applied: x; if it alone has,"
            + " replace it with an empty data directory",
        found("halted").getFirst());
    assertEquals(2, found("halted").size());
  }
}
