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
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follows pages to the letter, except for their ports. */
@Timeout(300)
class RunbooksIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operations/change-addresses",
        "operations/lose-a-disk",
        "operations/lose-quorum",
        "operations/replace-a-node",
        "operations/restore-a-backup",
        "operations/rotate-certificates",
        "operations/skip-an-entry",
        "operations/upgrade",
        "guides/security"
      })
  void commands_printWhatThePageSays(String name) throws Exception {
    OtherPorts ports = OtherPorts.insteadOf(List.of("1794", "794", "952"));
    Page page = new Page(ports.in(Page.of("docs/" + name + ".md").text()));
    List<String> java = ClusterctlProgram.command();
    Path program = directory.resolve("clusterctl");
    Files.writeString(program, "#!/bin/sh\nexec %s \"$@\"\n".formatted(String.join(" ", java)));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (!page.files().isEmpty()) {
      // Programs that the reader writes are compiled against it.
      Path jar = directory.resolve("cluster-cli/target/clusterctl.jar");
      Files.createDirectories(jar.getParent());
      Files.copy(Path.of(System.getProperty("quorate.build.dir"), "clusterctl.jar"), jar);
    }
    for (Map.Entry<String, String> file : page.files().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    List<Step> steps = page.steps();
    assertTrue(steps.size() >= 8);
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
