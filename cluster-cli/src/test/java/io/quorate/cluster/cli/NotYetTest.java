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
import org.junit.jupiter.params.provider.ValueSource;

class NotYetTest {
  private final Terminals terminals = new Terminals();

  @ParameterizedTest
  @ValueSource(strings = {"--trace"})
  void runFlag_isRefusedByName(String flag) {
    assertEquals(ExitCode.USAGE, terminals.run(("run --id n1 " + flag).split(" ")));
    assertTrue(
        terminals.err().startsWith("clusterctl run: " + flag.split(" ")[0]), terminals.err());
    assertTrue(terminals.err().contains("is not available yet; "), terminals.err());
    assertFalse(terminals.node.started);
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
