/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.HostPort;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressListTest {
  @Test
  void linesCommasAndComments_areUnderstood() throws Exception {
    assertEquals(
        List.of(
            new HostPort("10.0.0.1", 7946),
            new HostPort("n2.example", 7947),
            new HostPort("::1", 7948),
            new HostPort("127.0.0.1", 7949)),
        AddressList.parse(
            "f", "# all\n10.0.0.1:7946, n2.example:7947 # two\r\n\n  [::1]:7948,,\n:7949"));
    assertEquals(List.of(), AddressList.parse("f", "# nobody yet\n"));
  }

  @Test
  void badAddress_isNamedWithFileAndLine() {
    assertEquals(
        "/etc/nodes, line 2: \"n2\": expected host:port; write host:port, such as 10.0.0.7:7946",
        assertThrows(DiscoveryFailure.class, () -> AddressList.parse("/etc/nodes", "n1:1\nn2 n3:3"))
            .getMessage());
    assertEquals(
        "f, line 1: \"n:0\": the port is 0; write host:port, such as 10.0.0.7:7946",
        assertThrows(DiscoveryFailure.class, () -> AddressList.parse("f", "n:0")).getMessage());
  }
}
