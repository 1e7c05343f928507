/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
  private static final String WRITE = "docs.write";
  private static final Path FILE =
      Path.of(System.getProperty("quorate.repo.root"), "docs", "configuration.md");

  @Test
  void configurationDocument_isWhatTheKeysSay() throws IOException {
    String expected = ConfigurationDocument.text(ConfigKeys.all());
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(FILE, expected);
    }
    assertEquals(
        expected,
        Files.exists(FILE) ? Files.readString(FILE) : "",
        "docs/configuration.md differs from ConfigKeys; write it anew with: mvn test -pl"
            + " cluster-api -Dtest=ConfigurationDocumentTest -D"
            + WRITE
            + "=true");
  }

  @Test
  void row_tellsAllOfAKey() {
    String text =
        ConfigurationDocument.text(
            List.of(
                new ConfigKey<>(
                    "quorate.tls.key-password",
                    "text",
                    "",
                    "Opens the key.",
                    "Too small.",
                    "Too large.",
                    value -> value,
                    true)));
    assertTrue(
        text.endsWith(
            "| `quorate.tls.key-password` | text, secret |  | Opens the key. | Too small. | Too"
                + " large. | `QUORATE_TLS_KEY_PASSWORD` |\n"),
        text);
    assertTrue(text.contains("## tls\n"), text);
  }
}
