/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Instant end = now.plus(Duration.ofDays(10));

  @TempDir Path directory;
  private final CertificateAuthority authority =
      CertificateAuthority.create("authority", now.minusSeconds(60), end);

  @BeforeEach
  void trust() throws IOException {
    PemOutput.certificates(file("ca.pem"), List.of(authority.certificate()));
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private CertificateRequest node(String cluster, String id) {
    return CertificateRequest.node(
        cluster, id, List.of("host.example"), List.of("10.0.0.1"), now.minusSeconds(60), end);
  }

  private void write(CertificateAuthority.Issued issued, String password) throws IOException {
    PemOutput.certificates(file("n1.pem"), List.of(issued.certificate()));
    PemOutput.key(file("n1.key"), issued.key(), password);
  }

  private TlsSettings settings(String password) {
    return new TlsSettings(
        "bank",
        "n1",
        file("ca.pem"),
        file("n1.pem"),
        file("n1.key"),
        password,
        Optional.empty(),
        false);
  }

  private Tls tls(String password) {
    return new Tls(settings(password), Clock.fixed(now, ZoneOffset.UTC));
  }

  private void refused(String password, String words) {
    BadCredentialsException bad = assertThrows(BadCredentialsException.class, () -> tls(password));
    assertTrue(bad.getMessage().contains(words), bad.getMessage());
    assertTrue(bad.getMessage().contains("quorate.tls."), bad.getMessage());
    assertTrue(bad.getMessage().contains(directory.toString()), bad.getMessage());
  }

  @Test
  void ownCertificate_isTaken() throws IOException {
    write(authority.issue(node("bank", "n1")), "");
    Tls tls = tls("");
    assertEquals(end, tls.expiry());
    assertEquals(List.of(), tls.warnings(Duration.ofDays(5)));
    assertTrue(tls.warnings(Duration.ofDays(20)).get(0).contains("expires at " + end));
  }

  private CertificateAuthority endingAfter(String name, Duration left) {
    return CertificateAuthority.create(name, now.minus(Duration.ofDays(9)), now.plus(left));
  }

  @Test
  void authorityThatEndsFirst_counts_andItsNodesGoOnWithout() throws IOException {
    for (Duration left : List.of(Duration.ofDays(3), Duration.ofDays(-3))) {
      CertificateAuthority first = endingAfter("first", left);
      PemOutput.certificates(file("ca.pem"), List.of(first.certificate()));
      write(first.issue(node("bank", "n1")), "");
      Tls tls = tls("");
      assertEquals(now.plus(left), tls.expiry());
      assertEquals(left, tls.validFor());
      assertEquals(
          List.of(
              "the certificate of the authority CN=first "
                  + (left.isNegative() ? "expired at " : "expires at ")
                  + now.plus(left)
                  + "; roll it over: another one in quorate.tls.ca, and then a quorate.tls.cert"
                  + " that it has issued"),
          tls.warnings(Duration.ofDays(5)));
    }
  }

  @Test
  void authorityThatIsRolledOver_countsAsLongAsTheCertificateRestsOnIt() throws IOException {
    CertificateAuthority old = endingAfter("old", Duration.ofDays(3));
    PemOutput.certificates(file("ca.pem"), List.of(old.certificate(), authority.certificate()));
    write(old.issue(node("bank", "n1")), "");
    Tls tls = tls("");
    assertEquals(1, tls.warnings(Duration.ofDays(5)).size());
    write(authority.issue(node("bank", "n1")), "");
    tls.refresh();
    assertEquals(List.of(), tls.warnings(Duration.ofDays(5)));
    assertEquals(end, tls.expiry());
  }

  @Test
  void encryptedKey_needsItsPassword() throws IOException {
    write(authority.issue(node("bank", "n1")), "open sesame");
    assertTrue(Files.readString(file("n1.key")).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY"));
    assertEquals(1, tls("open sesame").generation());
    refused("", "the key is encrypted; set quorate.tls.key-password");
    refused("close sesame", "check quorate.tls.key-password");
  }

  @Test
  void whatOthersWouldRefuse_isRefusedAtHome() throws IOException {
    write(authority.issue(node("bank", "n2")), "");
    refused("", "and not this node");
    write(authority.issue(node("shop", "n1")), "");
    refused("", "and not this node");
    write(
        CertificateAuthority.create("other", now.minusSeconds(60), end).issue(node("bank", "n1")),
        "");
    refused("", "the other nodes would refuse it");
    write(
        authority.issue(
            new CertificateRequest(
                "n1", List.of("n1"), List.of(), List.of(), false, now.minusSeconds(60), end)),
        "");
    refused("", "the other nodes would refuse it");
    PemOutput.key(file("n1.key"), authority.key(), "");
    refused("", "not the key of the certificate");
  }

  @Test
  void chainThatOthersWouldNotRead_isRefusedAtHome() throws IOException {
    CertificateAuthority.Issued issued = authority.issue(node("bank", "n1"));
    write(issued, "");
    List<X509Certificate> chain = new ArrayList<>(List.of(issued.certificate()));
    chain.addAll(Collections.nCopies(8, authority.certificate()));
    PemOutput.certificates(file("n1.pem"), chain);
    refused("", "it holds 9 certificates, and the most is 8");
  }

  @Test
  void filesThatAreNone_areNamed() throws IOException {
    refused("", "n1.pem: there is no such file");
    Files.writeString(file("n1.pem"), "hello");
    refused("", "holds no certificate");
    write(authority.issue(node("bank", "n1")), "");
    Files.writeString(file("n1.key"), "hello");
    refused("", "holds no private key");
    Files.writeString(
        file("n1.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    refused("", "n1.key");
  }

  @Test
  void replacedFiles_areReadAgain_andBadOnesChangeNothing() throws IOException {
    write(authority.issue(node("bank", "n1")), "");
    Tls tls = tls("");
    tls.refresh();
    assertEquals(1, tls.generation());
    Files.writeString(file("n1.pem"), "half a file");
    tls.refresh();
    assertEquals(1, tls.generation());
    assertTrue(tls.warnings(Duration.ZERO).get(0).contains("the certificates before stay in use"));
    write(authority.issue(node("bank", "n1")), "");
    tls.refresh();
    assertEquals(2, tls.generation());
    assertEquals(List.of(), tls.warnings(Duration.ZERO));
  }

  /** Its files do not change when its time comes. */
  @Test
  void certificateOfLater_isInUseOnceItsTimeHasCome_andToldOnce() throws IOException {
    MovedClock clock = new MovedClock(now.minusSeconds(90));
    write(
        authority.issue(
            CertificateRequest.node(
                "bank", "n1", List.of(), List.of(), now.minusSeconds(120), end)),
        "");
    try (LogLines log = new LogLines(Tls.class.getName())) {
      Tls tls = new Tls(settings(""), clock);
      write(authority.issue(node("bank", "n1")), "");
      for (int i = 0; i < 3; i++) {
        tls.refresh();
      }
      assertEquals(1, tls.generation());
      assertTrue(tls.problem().orElseThrow().contains("is not valid before"), tls.problem()::get);
      assertEquals(1, log.take().size());
      clock.moveTo(now);
      tls.refresh();
      tls.refresh();
      assertEquals(2, tls.generation());
      assertEquals(Optional.empty(), tls.problem());
      assertEquals(1, log.take().size());
    }
  }

  /** Also what nobody foresaw: else the files would count as seen, and never be read again. */
  @Test
  void anyFailureToRead_isTold_andTriedAgain() throws IOException {
    write(authority.issue(node("bank", "n1")), "");
    AtomicBoolean broken = new AtomicBoolean();
    Clock clock =
        new MovedClock(now) {
          @Override
          public Instant instant() {
            if (broken.get()) {
              throw new IllegalStateException("out of order");
            }
            return super.instant();
          }
        };
    Tls tls = new Tls(settings(""), clock);
    write(authority.issue(node("bank", "n1")), "");
    broken.set(true);
    tls.refresh();
    assertTrue(tls.problem().orElseThrow().contains("out of order"), tls.problem()::get);
    assertEquals(1, tls.generation());
    broken.set(false);
    tls.refresh();
    assertEquals(2, tls.generation());
    assertEquals(Optional.empty(), tls.problem());
  }

  /** Whatever is in a file: the next good one is read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----\n!!!! no base64 !!!!\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n",
        "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n",
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC

        AAAA
        -----END RSA PRIVATE KEY-----
        """
      })
  void damagedFiles_areTold_andDoNotEndTheLooking(String text) throws IOException {
    write(authority.issue(node("bank", "n1")), "");
    Tls tls = tls("");
    for (String name : List.of("ca.pem", "n1.pem", "n1.key")) {
      String before = Files.readString(file(name));
      Files.writeString(file(name), text);
      tls.refresh();
      String warning = tls.warnings(Duration.ZERO).get(0);
      assertTrue(warning.contains(file(name).toString()), warning);
      Files.writeString(file(name), before + "\n");
      tls.refresh();
      assertEquals(List.of(), tls.warnings(Duration.ZERO), name);
    }
  }

  @Test
  void names_sayWhoTheHolderIs() {
    CertificateNames names = CertificateNames.of(authority.issue(node("bank", "n1")).certificate());
    assertTrue(names.isNode("bank", "n1"));
    assertFalse(names.isNode("bank", "n2"));
    assertFalse(names.isNode("shop", "n1"));
    assertFalse(names.isNode("bank", "host.example"));
    assertTrue(names.isHost("HOST.example"));
    assertTrue(names.isHost("10.0.0.1"));
    CertificateNames sixth =
        CertificateNames.of(
            authority
                .issue(
                    CertificateRequest.node(
                        "bank", "n1", List.of(), List.of("2001:db8::1"), now, end))
                .certificate());
    for (String spelling : List.of("2001:db8::1", "[2001:DB8::1]", "2001:db8:0:0:0:0:0:1")) {
      assertTrue(sixth.isHost(spelling), spelling);
    }
    assertFalse(sixth.isHost("2001:db8::2"));
    CertificateNames plain =
        CertificateNames.of(
            authority.issue(CertificateRequest.client("ann, of \"here\"", now, end)).certificate());
    assertTrue(plain.all().contains("ann, of \"here\""), plain.toString());
  }
}
