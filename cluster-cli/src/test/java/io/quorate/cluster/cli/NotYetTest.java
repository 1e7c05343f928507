/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotYetTest {
  private final Terminals terminals = new Terminals();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--trace",
        "--tls-enable",
        "--tls-ca f",
        "--tls-cert f",
        "--tls-key f",
        "--tls-server-name n",
        "--tls-skip-verify"
      })
  void runFlag_isRefusedByName(String flag) {
    assertEquals(ExitCode.USAGE, terminals.run(("run --id n1 " + flag).split(" ")));
    assertTrue(
        terminals.err().startsWith("clusterctl run: " + flag.split(" ")[0]), terminals.err());
    assertTrue(terminals.err().contains("is not available yet; "), terminals.err());
    assertFalse(terminals.node.started);
  }

  @ParameterizedTest
  @CsvSource({
    "status, --tls-enable",
    "status, --tls-ca f",
    "join --id n2 --raft-addr :1, --tls-cert f",
    "leave --id n2, --tls-key f",
    "write put, --tls-skip-verify",
    "read get, --tls-server-name n"
  })
  void clientFlag_isRefusedByName(String command, String flag) {
    assertEquals(ExitCode.USAGE, terminals.run((command + " " + flag).split(" ")));
    assertTrue(terminals.err().contains(": " + flag.split(" ")[0]), terminals.err());
    assertTrue(terminals.err().contains("is not available yet; "), terminals.err());
  }

  @Test
  void sayingNo_isAllowed() {
    terminals.stop.complete(null);
    assertEquals(
        ExitCode.OK,
        terminals.run("run", "--id", "n1", "--tls-enable=false", "--trace=false"),
        terminals.err());
  }
}
