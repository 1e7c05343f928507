/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String shown(Display display) {
    display.begin("Forming");
    display.update(0.5, "half way");
    display.end("three nodes");
    display.close();
    display.close();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void plain_hasNoEscapes() {
    String text = shown(new PlainDisplay(out));
    assertTrue(text.contains("Forming…\n  three nodes ("), text);
    assertFalse(text.contains("\u001b"), text);
    assertFalse(text.contains("\r"), text);
  }

  @Test
  void live_keepsWhatHasEnded_andRestoresTheCursor() {
    String text = shown(new LiveDisplay(out, new Style(true, false)));
    assertTrue(text.contains("✓ Forming"), text);
    assertTrue(text.contains("    three nodes\n"), text);
    assertTrue(text.endsWith("\u001b[?25h"), text);
    assertFalse(text.contains("\u001b[32m"), text);
  }

  @Test
  void live_withColours() {
    assertTrue(shown(new LiveDisplay(out, new Style(true, true))).contains("\u001b[32m"));
  }
}
