/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Files under {@code golden/} that hold the bytes of each format, made independently of the code
 * under test. Hexadecimal; a {@code #} starts a comment.
 */
public final class Golden {
  private Golden() {}

  public static byte[] bytes(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        return fail("no golden file " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return HexFormat.of().parseHex(text.replaceAll("#.*", "").replaceAll("\\s", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void assertUnchanged(String name, byte[] actual) {
    compare(name, bytes(name), actual);
  }

  static void compare(String name, byte[] expected, byte[] actual) {
    int at = Arrays.mismatch(expected, actual);
    if (at >= 0) {
      HexFormat hex = HexFormat.of();
      fail(
          name
              + " is encoded differently from offset "
              + at
              + " on. Such bytes are already in logs and snapshots: a changed layout needs a new"
              + " version beside the old one, see docs/design/0002-formats.md.\n  golden "
              + hex.formatHex(expected)
              + "\n  actual "
              + hex.formatHex(actual));
    }
  }
}
