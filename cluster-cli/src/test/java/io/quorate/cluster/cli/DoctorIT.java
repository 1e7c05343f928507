/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cli.SmallCluster.Said;
import io.quorate.cluster.impl.security.CertificateAuthority;
import io.quorate.cluster.impl.security.CertificateRequest;
import io.quorate.cluster.impl.security.PemOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that do not answer, beside others that do. */
@Timeout(120)
class DoctorIT {
  private static final int SILENT = 4;

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static String member(String id, String raft, String management) {
    return """
    {"id":"%s","addr":"%s","suffrage":"voter","state":"alive",
     "meta":{"mgmt":"%s","membership":"%s"}}\
    """
        .formatted(id, raft, management, management);
  }

  /** What the asked node tells of the members and, with what else is in it, of itself. */
  private static String told(List<String> members) {
    return """
    {"nodeId":"n1","timeMs":1793528430400,"configured":true,"leaderId":"n1","version":"1.0",
     "commitIndex":7,"appliedIndex":7,"members":[%s]}\
    """
        .formatted(String.join(",", members));
  }

  /** Takes no further connection: whoever opens one waits. */
  private String full() throws IOException {
    ServerSocket server = opened(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    for (int i = 0; i < 2; i++) {
      opened(new Socket(server.getInetAddress(), server.getLocalPort()));
    }
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Takes connections, and answers nothing. */
  private String mute() throws IOException {
    return "127.0.0.1:"
        + opened(new ServerSocket(0, 50, InetAddress.getLoopbackAddress())).getLocalPort();
  }

  private static Said doctor(String address, String... more) {
    List<String> all = new ArrayList<>(List.of("doctor", "--addr", address));
    all.addAll(Arrays.asList(more));
    return SmallCluster.run(all.toArray(String[]::new));
  }

  private static List<String> ports(Said said) {
    return said.out().lines().filter(line -> line.contains("  ports: ")).toList();
  }

  @Test
  void silentNodes_areAllWaitedForAtOnce_andToldInTheirOrder() throws Exception {
    FakeNode asked = opened(new FakeNode());
    List<String> members = new ArrayList<>(List.of(member("n1", asked.address(), asked.address())));
    for (int i = 0; i < SILENT; i++) {
      members.add(member("m" + i, full(), mute()));
    }
    asked.answer(200, told(members));
    // One after the other, they alone would take 4 x (6 s for the answer and 5 s for the port).
    Said said =
        assertTimeout(Duration.ofSeconds(25), () -> doctor(asked.address(), "--timeout", "5s"));
    assertEquals(ExitCode.REFUSED, said.exitCode(), said.all());
    List<String> ports = ports(said);
    assertEquals(1 + SILENT, ports.size(), said.all());
    assertEquals("OK    ports: n1 answers on all ports", ports.get(0));
    for (int i = 0; i < SILENT; i++) {
      String begin = "FAIL  ports: m" + i + " cannot be reached at raft 127.0.0.1:";
      assertTrue(ports.get(1 + i).startsWith(begin), ports.get(1 + i));
    }
    assertTrue(said.out().contains("WARN  versions: 1 of 5 asked told theirs"), said.out());
  }

  @Test
  void voterThatAnswersNothing_isAFailure() throws Exception {
    FakeNode asked = opened(new FakeNode());
    String mute = mute();
    asked.answer(
        200,
        told(List.of(member("n1", asked.address(), asked.address()), member("n2", mute, mute))));
    Said said = doctor(asked.address(), "--timeout", "4s");
    assertEquals(ExitCode.REFUSED, said.exitCode(), said.all());
    assertTrue(
        said.out().contains("FAIL  ports: n2 did not tell its state: " + mute + " gave no answer"),
        said.out());
  }

  @Test
  void voterWhoseCertificateHasExpired_isSaidToBeThat() throws Exception {
    Instant now = Instant.now();
    CertificateAuthority authority =
        CertificateAuthority.create(
            "authority", now.minus(Duration.ofDays(9)), now.plus(Duration.ofDays(9)));
    Path ca = directory.resolve("ca.pem");
    PemOutput.certificates(ca, List.of(authority.certificate()));
    FakeNode asked = opened(secure(authority, now.plus(Duration.ofDays(1))));
    FakeNode expired = opened(secure(authority, now.minus(Duration.ofDays(1))));
    asked.answer(
        200,
        told(
            List.of(
                member("n1", asked.address(), asked.address()),
                member("n2", expired.address(), expired.address()))));
    Said said = doctor(asked.address(), "--tls-enable", "--tls-ca", ca.toString());
    assertEquals(ExitCode.REFUSED, said.exitCode(), said.all());
    assertTrue(
        said.out()
            .contains(
                "FAIL  ports: n2 did not tell its state: "
                    + expired.address()
                    + ": the node's certificate has expired (NotAfter: "),
        said.out());
    assertEquals("OK    ports: n1 answers on all ports", ports(said).getFirst());
  }

  private static FakeNode secure(CertificateAuthority authority, Instant end) {
    return new FakeNode(
        authority.issue(
            CertificateRequest.node(
                "quorate",
                "localhost",
                List.of("n1", "n2"),
                List.of("127.0.0.1"),
                end.minus(Duration.ofDays(5)),
                end)));
  }
}
