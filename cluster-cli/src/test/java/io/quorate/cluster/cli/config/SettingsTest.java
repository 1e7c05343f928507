/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path directory;

  @Test
  void laterSource_hasTheLastWord() {
    Properties properties = new Properties();
    properties.setProperty("quorate.raft.address", ":3");
    properties.setProperty("user.name", "ann");
    Settings settings =
        Settings.builder()
            .environment(Map.of("QUORATE_RAFT_ADDRESS", ":2", "QUORATE_NODE_ID", "n1"))
            .systemProperties(properties)
            .build();
    assertEquals(
        new Setting("quorate.raft.address", ":3", "system property"),
        settings.said(ConfigKeys.RAFT_ADDRESS).orElseThrow());
    assertEquals(Map.of("quorate.raft.address", ":3", "quorate.node-id", "n1"), settings.texts());
  }

  @Test
  void environmentNames_ofAllKeys_areDistinct() {
    List<String> names =
        ConfigKeys.all().stream().map(SettingsBuilder::environmentName).distinct().toList();
    assertEquals(ConfigKeys.all().size(), names.size());
    assertEquals(
        "QUORATE_WRITE_MAX_PAYLOAD_BYTES",
        SettingsBuilder.environmentName(ConfigKeys.WRITE_MAX_PAYLOAD));
  }

  @Test
  void strangers_areNamesThatLookLikeKeys() {
    assertEquals(
        List.of("QUORATE_RAFT_ADRESS"),
        SettingsBuilder.strangers(
            Map.of("QUORATE_RAFT_ADRESS", "x", "QUORATE_NODE_ID", "n1", "PATH", "/bin")));
  }

  @Test
  void file_isReadInUtf8_andForeignKeysAreLeftOut() throws IOException {
    Path file = directory.resolve("node.properties");
    Files.writeString(file, "quorate.metadata=stadt=Köln\nother=1\n");
    assertEquals(
        Map.of("quorate.metadata", "stadt=Köln"), Settings.builder().file(file).build().texts());
  }

  @Test
  void file_thatIsMissing_isRefused() {
    Path file = directory.resolve("none");
    var failure = assertThrows(IllegalArgumentException.class, () -> Settings.builder().file(file));
    assertEquals("no such file", failure.getMessage());
  }

  @Test
  void key_withoutPrefix_getsIt() {
    Settings settings = Settings.builder().set("write.timeout", "5s", "--set").build();
    assertEquals("5s", settings.said(ConfigKeys.WRITE_TIMEOUT).orElseThrow().value());
  }

  @Test
  void all_listsEveryKeyOnce_andUnknownOnesToo() {
    Settings settings = Settings.builder().set("quorate.nonsense", "1", "--set").build();
    List<String> keys = settings.all().stream().map(Setting::key).toList();
    assertEquals(ConfigKeys.all().size() + 1, keys.size());
    assertTrue(
        keys.containsAll(ConfigKeys.all().stream().map(ConfigKey::name).toList()), keys.toString());
    assertEquals("quorate.nonsense", keys.get(keys.size() - 1));
  }
}
