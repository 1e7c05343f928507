/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ConfigKeys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecedenceTest {
  private static final String KEY = "quorate.raft.address";

  @TempDir Path directory;

  @Test
  void strongerSources_winOneAfterTheOther() throws IOException {
    Path file = directory.resolve("n1.properties");
    Files.writeString(file, "quorate.node-id=n1\n" + KEY + "=:1\n");
    List<String> arguments = new ArrayList<>(List.of("--set", "quorate.node-id=n1"));
    Terminals terminals = new Terminals();

    assertEquals("127.0.0.1:9520 default", said(terminals, arguments));
    arguments.addAll(List.of("--config", file.toString()));
    assertEquals(":1 file " + file, said(terminals, arguments));
    terminals.environment.put("QUORATE_RAFT_ADDRESS", ":2");
    assertEquals(":2 environment QUORATE_RAFT_ADDRESS", said(terminals, arguments));
    terminals.properties.setProperty(KEY, ":3");
    assertEquals(":3 system property", said(terminals, arguments));
    arguments.addAll(List.of("--set", "raft.address=:4"));
    assertEquals(":4 --set", said(terminals, arguments));
    arguments.addAll(List.of("--raft-addr", ":5"));
    assertEquals(":5 flag --raft-addr", said(terminals, arguments));
  }

  @Test
  void emptyDataFlag_meansATemporaryDirectory_whateverTheEnvironmentSays() {
    Terminals terminals = new Terminals();
    terminals.environment.put("QUORATE_DATA_DIR", "/var/lib/quorate");
    terminals.stop.complete(null);
    assertEquals(ExitCode.OK, terminals.run("run", "--id", "n1", "--data", ""));
    assertEquals("", terminals.node.config.get("quorate.data-dir"));
  }

  @Test
  void printConfig_startsNothing_andShowsEveryKey() {
    Terminals terminals = new Terminals();
    assertEquals(ExitCode.OK, terminals.run("run", "--id", "n1", "--print-config"));
    List<String> lines =
        terminals.out().lines().map(line -> line.replaceAll(" {2,}", "  ")).toList();
    assertEquals("KEY  VALUE  FROM", lines.get(0));
    assertTrue(lines.contains("quorate.node-id  n1  flag --id"), terminals.out());
    assertEquals(ConfigKeys.all().size() + 1, lines.size());
    assertFalse(terminals.node.started);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void printConfig_keepsSecrets(String output) {
    Terminals terminals = new Terminals();
    String secret = "open sesame";
    terminals.environment.put("QUORATE_TLS_KEY_PASSWORD", secret);
    assertEquals(
        ExitCode.OK,
        terminals.run("run", "--id", "n1", "--print-config", "--output", output),
        terminals.err());
    assertFalse((terminals.out() + terminals.err()).contains(secret), terminals.out());
    assertTrue(terminals.out().contains("(secret)"), terminals.out());
    assertTrue(terminals.out().contains("QUORATE_TLS_KEY_PASSWORD"), terminals.out());
  }

  @Test
  void printConfig_ofABadConfiguration_showsItAndSaysWhatIsWrong() {
    Terminals terminals = new Terminals();
    assertEquals(ExitCode.USAGE, terminals.run("run", "--print-config", "--set", "x.y=1"));
    assertTrue(terminals.out().contains("quorate.x.y"), terminals.out());
    assertTrue(terminals.err().contains("quorate.x.y: no such key"), terminals.err());
  }

  @Test
  void missingConfigFile_isUsageError() {
    Terminals terminals = new Terminals();
    assertEquals(ExitCode.USAGE, terminals.run("run", "--config", "nowhere.properties"));
    assertTrue(
        terminals.err().contains("--config nowhere.properties: no such file"), terminals.err());
  }

  /** The value and the source of the key under test, as {@code run --print-config} tells. */
  private static String said(Terminals terminals, List<String> arguments) {
    terminals.out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("run", "--print-config", "--output", "json"));
    all.addAll(arguments);
    assertEquals(ExitCode.OK, terminals.run(all.toArray(String[]::new)), terminals.err());
    try (var reader = Json.createReader(new StringReader(terminals.out()))) {
      JsonObject found =
          reader.readArray().getValuesAs(JsonObject.class).stream()
              .filter(setting -> setting.getString("key").equals(KEY))
              .findFirst()
              .orElseThrow();
      return found.getString("value") + " " + found.getString("from");
    }
  }
}
