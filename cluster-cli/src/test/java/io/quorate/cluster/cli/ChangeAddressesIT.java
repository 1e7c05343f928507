/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.guide.OtherPorts;
import io.quorate.examples.driver.guide.Page;
import io.quorate.examples.driver.guide.Page.Step;
import io.quorate.examples.driver.guide.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/operations/change-addresses.md to the letter, except for its ports. */
@Timeout(300)
class ChangeAddressesIT {
  /** All but the last digit of the page's ports. */
  private static final List<String> PORTS = List.of("1794", "794", "952");

  @TempDir Path directory;

  @Test
  void commands_printWhatThePageSays() throws Exception {
    Path program = directory.resolve("clusterctl");
    Files.writeString(
        program,
        "#!/bin/sh\nexec %s \"$@\"\n".formatted(String.join(" ", ClusterctlProgram.command())));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    OtherPorts ports = OtherPorts.insteadOf(PORTS);
    Page page = new Page(ports.in(Page.of("docs/operations/change-addresses.md").text()));
    List<Step> steps = page.steps();
    assertTrue(steps.stream().filter(step -> !step.output().isEmpty()).count() >= 5);
    try (Shell shell = new Shell(directory, directory.resolve("bin"))) {
      for (Step step : steps) {
        String printed = shell.run(step.command());
        if (!step.output().isEmpty()) {
          assertEquals(step.output(), printed, step.command());
        }
      }
    }
  }
}
