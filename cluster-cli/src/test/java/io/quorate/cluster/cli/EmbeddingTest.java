/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cli.kv.KeyValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class EmbeddingTest {
  private static final Path GUIDE = Path.of("docs/guides/embedding-clusterctl.md");

  private final Terminals terminals = new Terminals();

  @Command(name = "shop", mixinStandardHelpOptions = true, version = "shop 7")
  static final class Shop implements Runnable {
    @Override
    public void run() {}
  }

  @Test
  void mounted_runsBelowItsName() {
    CommandLine shop = shop();
    commands().mount(shop, "cluster");
    runsANode(shop, "shop cluster", "cluster", "run", "--id", "n2");
    assertEquals(List.of("cluster"), List.copyOf(shop.getSubcommands().keySet()));
  }

  @Test
  void flat_runsBesideTheOwnCommands() {
    CommandLine shop = shop();
    commands().addTo(shop);
    runsANode(shop, "shop", "run", "--id", "n2");
  }

  @Test
  void standalone_keepsItsName() {
    CommandLine program = terminals.captured(commands().commandLine());
    runsANode(program, "clusterctl", "run", "--id", "n2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exitCodes_areTheSame_inAnotherApplication(boolean flat) {
    CommandLine shop = shop();
    if (flat) {
      commands().addTo(shop);
    } else {
      commands().mount(shop, "cluster");
    }
    String[] bad = "cluster run --tls-ca x".split(" ");
    assertEquals(ExitCode.USAGE, shop.execute(flat ? new String[] {bad[1], bad[2], bad[3]} : bad));
    assertTrue(terminals.err().contains("--tls-ca does nothing without"), terminals.err());
  }

  @Test
  void examplesInHelp_nameTheApplication() {
    CommandLine shop = shop();
    commands().mount(shop, "cluster");
    shop.execute("cluster", "status", "--help");
    assertTrue(terminals.out().contains("  shop cluster status --addr :17947"), terminals.out());
  }

  @Test
  void completion_isThatOfTheApplication() {
    CommandLine shop = shop();
    commands().mount(shop, "cluster");
    assertEquals(ExitCode.OK, shop.execute("cluster", "completion", "bash"));
    assertTrue(terminals.out().contains("complete -F _complete_shop"), "no completion of shop");
  }

  @Test
  void withoutHandlers_keyValuesAreHosted() {
    List<?> handlers = Host.ofProcess().handlers().get();
    assertEquals(1, handlers.size());
    assertEquals(KeyValues.class, handlers.get(0).getClass());
  }

  @Test
  void guide_showsCodeThatCompiles() throws IOException {
    Path root = Path.of(System.getProperty("quorate.repo.root"));
    String example =
        Files.readString(
            root.resolve("cluster-cli/src/test/java/io/quorate/cluster/cli/example/ShopMain.java"));
    String guide = Files.readString(root.resolve(GUIDE));
    int begin = guide.indexOf("```java\n") + "```java\n".length();
    String shown = guide.substring(begin, guide.indexOf("```", begin));
    assertTrue(example.contains(shown), "the guide's code is not in ShopMain.java:\n" + shown);
  }

  private void runsANode(CommandLine application, String program, String... arguments) {
    terminals.stop.complete(null);
    assertEquals(ExitCode.OK, application.execute(arguments), terminals.err());
    assertEquals(Map.of("quorate.node-id", "n2"), terminals.node.config);
    assertEquals(List.of("own"), terminals.node.handlers);
    assertTrue(terminals.out().contains("run `" + program + " join --id n2 "), terminals.out());
  }

  private CommandLine shop() {
    return terminals.captured(new CommandLine(new Shop()));
  }

  private ClusterctlCommands commands() {
    return ClusterctlCommands.on(terminals.host()).withHandlers(() -> List.of("own"));
  }
}
