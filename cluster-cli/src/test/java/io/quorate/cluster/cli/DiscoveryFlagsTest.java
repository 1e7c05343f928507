/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class DiscoveryFlagsTest {
  private final Terminals terminals = new Terminals();

  @Test
  void flags_becomeKeys() {
    terminals.stop.complete(null);
    int exitCode =
        terminals.run(
            ("run --id n1 --discovery dns,file --dns-names a,_q._tcp.b --dns-names c:7 --dns-port"
                    + " 7000 --disc-refresh 5s --file-path nodes --file-env NODES")
                .split(" "));
    assertEquals(ExitCode.OK, exitCode, terminals.err());
    assertEquals(
        Map.ofEntries(
            Map.entry("quorate.node-id", "n1"),
            Map.entry("quorate.discovery.kind", "dns,file"),
            Map.entry("quorate.discovery.dns-names", "a,_q._tcp.b,c:7"),
            Map.entry("quorate.discovery.dns-port", "7000"),
            Map.entry("quorate.discovery.refresh", "5s"),
            Map.entry("quorate.discovery.file-path", "nodes"),
            Map.entry("quorate.discovery.file-env", "NODES")),
        terminals.node.config);
    assertTrue(terminals.out().contains(", discovery by dns, file\n"), terminals.out());
  }

  @ParameterizedTest
  @CsvSource({
    "--dns-names a, dns",
    "--dns-port 1, dns or kubernetes or kubernetes-api",
    "--file-path f, file",
    "--file-env E, file or env"
  })
  void flagOfAnotherKind_isRefused(String flag, String kinds) {
    assertEquals(ExitCode.USAGE, terminals.run(("run --id n1 " + flag).split(" ")));
    assertTrue(
        terminals
            .err()
            .startsWith(
                "clusterctl run: %s is for --discovery %s, and --discovery is static"
                    .formatted(flag.split(" ")[0], kinds)),
        terminals.err());
    assertFalse(terminals.node.started);
  }

  @Test
  void kindWithoutItsFlag_isRefusedByKeyAndFlag() {
    assertEquals(ExitCode.USAGE, terminals.run("run", "--id", "n1", "--discovery", "dns"));
    assertTrue(terminals.err().contains("dns needs quorate.discovery.dns-names"), terminals.err());
    assertTrue(terminals.err().contains("(from flag --discovery)"), terminals.err());
  }

  @Test
  void commandsOfTheGuide_areUnderstood() throws Exception {
    Path guide = Path.of(System.getProperty("quorate.repo.root"), "docs/guides/discovery.md");
    List<String> commands =
        Files.readAllLines(guide).stream()
            .map(String::trim)
            .filter(line -> line.startsWith("./clusterctl "))
            .toList();
    assertEquals(2, commands.size());
    terminals.stop.complete(null);
    for (String command : commands) {
      String[] words = command.split(" ");
      assertEquals(
          ExitCode.OK,
          terminals.run(Arrays.copyOfRange(words, 1, words.length)),
          () -> command + ": " + terminals.err());
    }
  }
}
