/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.security.CertificateAuthority;
import io.quorate.cluster.impl.security.CertificateAuthority.Issued;
import io.quorate.cluster.impl.security.CertificateRequest;
import io.quorate.cluster.impl.security.PemOutput;
import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.security.TlsSettings;
import io.quorate.cluster.impl.threads.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session outlives the trust it began with; who resumes it must not. */
class ResumedSessionsIT {
  private final Instant begin =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
  private final Instant end = begin.plus(Duration.ofDays(1));

  @TempDir Path directory;
  private final Threads threads = new Threads("n1");
  private final CertificateAuthority before = CertificateAuthority.create("before", begin, end);
  private final CertificateAuthority after = CertificateAuthority.create("after", begin, end);
  private Tls tls;
  private Sockets sockets;

  @BeforeEach
  void trustBoth() throws Exception {
    trust(before.certificate(), after.certificate());
    Issued own = after.issue(node("n1"));
    PemOutput.certificates(directory.resolve("n1.pem"), List.of(own.certificate()));
    PemOutput.key(directory.resolve("n1.key"), own.key(), "");
    tls =
        new Tls(
            new TlsSettings(
                "bank",
                "n1",
                directory.resolve("ca.pem"),
                directory.resolve("n1.pem"),
                directory.resolve("n1.key"),
                "",
                Optional.empty(),
                false),
            Clock.systemUTC());
  }

  private void trust(X509Certificate... authorities) throws IOException {
    PemOutput.certificates(directory.resolve("ca.pem"), List.of(authorities));
  }

  private CertificateRequest node(String id) {
    return CertificateRequest.node("bank", id, List.of(), List.of(), begin, end);
  }

  /** Opens the port; who is let in is told so. */
  private ResumingCaller open() throws Exception {
    sockets =
        Sockets.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.of(tls), threads);
    ServerSocket door = sockets.createServerSocket("test");
    threads
        .virtual("test-engine")
        .execute(
            () -> {
              while (!door.isClosed()) {
                try (Socket next = door.accept()) {
                  next.getOutputStream().write(ResumingCaller.WELCOME);
                } catch (IOException e) {
                  // The caller has left, or the port is closed.
                }
              }
            });
    return new ResumingCaller(before.issue(node("n2")), sockets.port());
  }

  @AfterEach
  void close() {
    sockets.close();
    threads.close();
  }

  /** Lets a caller have a session; answers how many handshakes that took. */
  private static int resumes(ResumingCaller caller) {
    // The first handshake of a process may take longer than the port waits.
    await().atMost(Duration.ofSeconds(30)).until(caller::admitted);
    int handshakes = caller.handshakes();
    assertTrue(caller.admitted());
    assertEquals(handshakes, caller.handshakes(), "the session was resumed");
    return handshakes;
  }

  @Test
  void holderOfATicket_isOut_onceItsAuthorityIsDropped() throws Exception {
    ResumingCaller caller = open();
    int unused = resumes(caller);
    long refused = tls.refusals(Plane.MEMBERSHIP);
    trust(after.certificate());
    tls.refresh();
    assertEquals(2, tls.generation());
    assertFalse(caller.admitted());
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> tls.refusals(Plane.MEMBERSHIP) == refused + 1);
  }

  /** As with a certificate that has expired since, which no reading of the files tells. */
  @Test
  void sessionThatIsResumed_isJudgedAnew() throws Exception {
    AtomicReference<ResumingCaller> caller = new AtomicReference<>();
    AtomicBoolean admitted = new AtomicBoolean(true);
    // Runs when the authority is dropped already, and the port's sessions are not yet.
    tls.onReload(() -> admitted.set(caller.get().admitted()));
    caller.set(open());
    int handshakes = resumes(caller.get());
    long refused = tls.refusals(Plane.MEMBERSHIP);
    trust(after.certificate());
    tls.refresh();
    assertFalse(admitted.get());
    assertEquals(handshakes, caller.get().handshakes(), "the session was resumed");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> tls.refusals(Plane.MEMBERSHIP) == refused + 1);
  }
}
