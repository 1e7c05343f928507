/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  @TempDir Path directory;

  private Tokens tokens(String text) throws IOException {
    return Tokens.read(Files.writeString(directory.resolve("tokens"), text));
  }

  @Test
  void holders_areFoundByTokenOrDigest() throws IOException {
    Tokens tokens =
        tokens(
            """
            # who   roles            token
            ann     viewer,operator  0123456789abcdef

            bob     writer           sha256:3465F6E6975BAA864CA957F0914ECDA9BF7EB601AC31AC20A5DC3D329279A843
            """);
    assertEquals(
        Optional.of(new Caller("token ann", Set.of(Role.VIEWER, Role.OPERATOR))),
        tokens.caller("Bearer 0123456789abcdef"));
    assertEquals(
        Optional.of(new Caller("token bob", Set.of(Role.WRITER))),
        tokens.caller("bearer fedcba9876543210"));
    assertEquals(Optional.empty(), tokens.caller("Bearer 0123456789abcdeF"));
    assertEquals(Optional.empty(), tokens.caller("Basic 0123456789abcdef"));
    assertEquals(Optional.empty(), tokens.caller("Bearer"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ann viewer                    | line 1: write a name, roles and a token",
        "ann admin 0123456789abcdef    | a role that is none of viewer, writer, operator",
        "ann 0123456789abcdef viewer    | line 1: the second column holds a role that is none of"
            + " viewer",
        "ann viewer,0123456789abcdef 0123456789abcdef | a role that is none of viewer",
        "0123456789abcdef              | line 1: write a name, roles and a token",
        "ann viewer short              | shorter than 16 characters",
        "ann viewer sha256:12          | 64 hexadecimal digits"
      })
  void badLine_isToldWithoutItsToken(String line, String words) {
    BadCredentialsException bad = assertThrows(BadCredentialsException.class, () -> tokens(line));
    assertTrue(bad.getMessage().contains(words), bad.getMessage());
    assertTrue(bad.getMessage().contains("quorate.security.tokens-file"), bad.getMessage());
    assertFalse(bad.getMessage().contains("0123456789abcdef"), bad.getMessage());
  }
}
