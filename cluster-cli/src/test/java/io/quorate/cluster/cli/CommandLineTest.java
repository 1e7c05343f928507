/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cli.output.JsonText;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandLineTest {
  private static final String TLS =
      " --tls-enable --tls-ca --tls-cert --tls-key --tls-server-name --tls-skip-verify";

  private static final String ASK = TLS + " --token-file";

  private final Terminals terminals = new Terminals();

  @ParameterizedTest
  @CsvSource({
    "run, --id --raft-addr --mem-bind --mem-adv --mgmt-addr --mgmt-proto --discovery --join"
        + " --dns-names --dns-port --disc-refresh --file-path --file-env --data --bootstrap --trace"
        + " --config --set --cluster-name --print-config --output"
        + TLS,
    "status, --addr --mgmt-proto --timeout --output" + ASK,
    "join, --id --raft-addr --addr --mgmt-proto --timeout" + ASK,
    "leave, --id --addr --mgmt-proto --timeout" + ASK,
    "write, --addr --mgmt-proto --timeout --output --file" + ASK,
    "read, --addr --mgmt-proto --timeout --output --file --consistency" + ASK,
    "publish, --addr --mgmt-proto --timeout --file --key --content-type --publisher --attribute"
        + " --idempotency-key"
        + TLS,
    "subscribe, --addr --timeout --from --id --follow --json" + ASK,
    "topics, --addr --timeout --output" + ASK,
    "members, --addr --timeout --watch --json" + ASK,
    "autopilot, --addr --timeout --output" + ASK,
    "transfer-leader, --to --addr --mgmt-proto --timeout" + ASK,
    "snapshot, --addr --mgmt-proto --timeout" + ASK,
    "backup, --addr --timeout --local --force" + ASK,
    "doctor, --addr --timeout --output" + ASK,
    "restore, --data --id --raft-addr",
    "recover, --from --raft-addr --skip-entry --accept-data-loss"
  })
  void command_hasItsFlags(String command, String flags) {
    CommandLine found = terminals.program().getSubcommands().get(command);
    for (String flag : flags.trim().split(" ")) {
      assertTrue(found.getCommandSpec().optionsMap().containsKey(flag), command + " " + flag);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "status",
        "join",
        "leave",
        "write",
        "read",
        "publish",
        "subscribe",
        "topics",
        "members",
        "autopilot",
        "transfer-leader",
        "snapshot",
        "certs",
        "certs init",
        "certs issue",
        "certs inspect",
        "doctor",
        "backup",
        "inspect",
        "restore",
        "recover",
        "version",
        "completion"
      })
  void help_isPrinted_withExamplesOfThisProgram(String command) {
    assertEquals(ExitCode.OK, terminals.run((command + " --help").trim().split(" ")));
    String help = terminals.out();
    assertTrue(help.contains("Usage: clusterctl"), help);
    assertFalse(help.contains("${"), help);
    if (command.startsWith("certs ")) {
      return;
    }
    terminals.out.getBuffer().setLength(0);
    assertEquals(ExitCode.OK, terminals.run(("help " + command).trim().split(" ")));
    assertEquals(help, terminals.out());
  }

  @Test
  void help_isColoured_whereColoursAre() {
    terminals.ansi = Ansi.ON;
    terminals.run("status", "--help");
    assertTrue(terminals.out().contains("\u001b[1mExamples:"), terminals.out());
  }

  @Test
  void noCommand_isUsageError() {
    assertEquals(ExitCode.USAGE, terminals.run());
    assertTrue(terminals.err().startsWith("clusterctl: Missing command"), terminals.err());
  }

  @Test
  void misspelling_isAnsweredWithASuggestion() {
    assertEquals(ExitCode.USAGE, terminals.run("stauts"));
    assertTrue(terminals.err().contains("Did you mean: clusterctl status"), terminals.err());
  }

  @Test
  void missingValues_areUsageErrors() {
    assertEquals(ExitCode.USAGE, terminals.run("join", "--raft-addr", ":1"));
    assertTrue(terminals.err().contains("'--id=ID'"), terminals.err());
    assertEquals(ExitCode.USAGE, terminals.run("join", "--id", "n2"));
    assertTrue(terminals.err().contains("'--raft-addr=HOST:PORT'"), terminals.err());
    assertEquals(ExitCode.USAGE, terminals.run("leave", "--id", "not an id"));
    assertTrue(terminals.err().contains("--id \"not an id\": use 1 to 128"), terminals.err());
    assertEquals(ExitCode.USAGE, terminals.run("status", "--addr", "nonsense"));
    assertTrue(
        terminals.err().contains("--addr \"nonsense\": expected host:port"), terminals.err());
    assertEquals(ExitCode.USAGE, terminals.run("status", "--timeout", "soon"));
    assertTrue(terminals.err().contains("--timeout \"soon\": write a duration"), terminals.err());
    assertEquals(ExitCode.USAGE, terminals.run("write"));
  }

  @Test
  void version_namesTheParts() {
    assertEquals(ExitCode.OK, terminals.run("version", "--output", "json"));
    var versions = JsonText.parse(terminals.out());
    assertEquals(
        List.of("quorate", "java", "ratis", "jgroups", "helidon", "yasson", "picocli"),
        List.copyOf(versions.keySet()));
    assertFalse(terminals.out().contains("${"), terminals.out());
    terminals.out.getBuffer().setLength(0);
    assertEquals(ExitCode.OK, terminals.run("--version"));
    assertEquals("clusterctl " + versions.getString("quorate") + "\n", terminals.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-vv run", "run -vv", "run -v --verbose"})
  void verbosity_isCountedBeforeAndAfterTheCommand(String arguments) {
    Verbosity verbosity = new Verbosity();
    Clusterctl.program(ClusterctlCommands.on(terminals.host()), verbosity)
        .parseArgs(arguments.split(" "));
    assertEquals(2, verbosity.more.length);
  }

  @Test
  void verbosity_isWarningsWithoutFlag() {
    assertEquals(Level.WARNING, Verbosity.rootLevel(0));
    assertEquals(Level.WARNING, Verbosity.ownLevel(0));
    assertEquals(Level.INFO, Verbosity.ownLevel(1));
    assertEquals(Level.INFO, Verbosity.rootLevel(2));
  }
}
