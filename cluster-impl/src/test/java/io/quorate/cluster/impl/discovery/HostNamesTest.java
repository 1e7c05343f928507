/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostNamesTest {
  private static final HostPort HERE = new HostPort("127.0.0.1", 1);
  private static final HostPort GONE = new HostPort("gone.invalid", 2);
  private static final HostPort SILENT = new HostPort("silent.invalid", 3);

  @Test
  void hostsThatDoNotExist_areToldFromThoseThatCannotBeLookedUp() {
    HostNames hosts =
        new HostNames(
            asked -> {
              assertEquals(List.of("gone.invalid", "silent.invalid"), List.copyOf(asked));
              return Set.of("gone.invalid");
            });
    HostNames.Resolved resolved = hosts.resolve(List.of(HERE, GONE, SILENT));
    assertEquals(
        Set.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)), resolved.addresses());
    assertEquals(Set.of("gone.invalid", "silent.invalid"), resolved.failed());
    assertEquals(
        Set.of(new MissingMember(GONE, true), new MissingMember(SILENT, false)),
        resolved.missing());
  }

  @Test
  void whereAllResolve_nobodyIsAskedWhatIsAbsent() {
    HostNames hosts =
        new HostNames(
            asked -> {
              throw new AssertionError(asked);
            });
    assertEquals(Set.of(), hosts.resolve(List.of(HERE)).missing());
  }
}
