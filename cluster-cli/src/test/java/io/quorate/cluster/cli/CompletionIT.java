/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CompletionIT {
  @TempDir Path directory;

  private final Terminals terminals = new Terminals();

  @ParameterizedTest
  @CsvSource({
    "clusterctl st,1,status",
    "clusterctl join --raft,2,--raft-addr",
    "clusterctl read --consistency l,3,linearizable"
  })
  void bash_completesCommandsAndFlags(String line, int word, String expected) throws Exception {
    assertEquals(ExitCode.OK, terminals.run("completion", "bash"));
    Path script = Files.writeString(directory.resolve("script"), terminals.out());
    String words = line.replace(" ", "' '");
    String found =
        bash(
            ". '"
                + script
                + "'; COMP_WORDS=('"
                + words
                + "'); COMP_CWORD="
                + word
                + "; COMP_LINE='"
                + line
                + "'; _complete_clusterctl; printf '%s\\n' \"${COMPREPLY[@]}\"");
    assertTrue(found.lines().anyMatch(expected::equals), "completed: " + found);
  }

  @Test
  void zsh_getsItsOwnBeginning() {
    assertEquals(ExitCode.OK, terminals.run("completion", "zsh"));
    assertTrue(terminals.out().startsWith("autoload -U +X compinit && compinit\n"));
    assertTrue(terminals.out().contains("bashcompinit"));
  }

  @Test
  void unknownShell_isUsageError() {
    assertEquals(ExitCode.USAGE, terminals.run("completion", "fish"));
    assertEquals(ExitCode.USAGE, terminals.run("completion"));
  }

  private String bash(String script) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", script)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(bash.waitFor(30, TimeUnit.SECONDS), "bash did not end");
    String said = Files.readString(output, UTF_8);
    assertEquals(0, bash.exitValue(), said);
    return said;
  }
}
