/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.guide.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first of the README's two commands, with less to do. */
class DemoIT {
  private static final Path DEMO = Path.of(System.getProperty("quorate.repo.root"), "demo");

  @TempDir Path directory;

  @Test
  void demo_showsTheLossOfTheLeader_andSucceeds() throws Exception {
    try (Shell shell = new Shell(directory, directory.resolve("bin"))) {
      String printed = shell.run(DEMO + " --transfers 2000 --clients 8");
      assertTrue(printed.contains("\nkill -9 of the leader, n"), printed);
      String last = printed.lines().reduce("", (before, line) -> line);
      assertTrue(
          last.matches("acknowledged=\\d+ unknown=\\d+ lost=0 duplicated=0 failover_ms=\\d+"),
          last);
    }
  }
}
