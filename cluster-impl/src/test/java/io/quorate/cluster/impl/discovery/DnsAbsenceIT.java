/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.HostPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that a real name server knows, does not know, or says nothing of. */
@Timeout(60)
class DnsAbsenceIT {
  private static final Duration BOUND = Duration.ofSeconds(2);

  @TempDir Path directory;

  private Dnsmasq dns;
  private DnsAbsence absence;

  @BeforeEach
  void start() throws Exception {
    dns = new Dnsmasq(directory);
    absence = new DnsAbsence(new DnsLookups(List.of(HostPort.parse(dns.address())), BOUND), BOUND);
  }

  @AfterEach
  void stop() {
    dns.close();
  }

  @Test
  void onlyWhatTheServerDenies_isAbsent() throws Exception {
    dns.publish("host-record=n1.test,127.0.0.1", "txt-record=n3.test,here");
    assertEquals(
        Set.of("n2.test", "n3.test"), absence.absent(List.of("n1.test", "n2.test", "n3.test")));
    assertEquals(Set.of(), absence.absent(List.of("n2.elsewhere")), "it refuses to say");
    dns.stop();
    assertEquals(Set.of(), absence.absent(List.of("n4.test")), "it does not answer");
  }

  @Test
  void lookThatIsOverdue_asksNobody() throws Exception {
    dns.publish();
    Thread.currentThread().interrupt();
    try {
      assertEquals(Set.of(), absence.absent(List.of("n2.test")));
    } finally {
      Thread.interrupted();
    }
  }
}
