/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import io.quorate.cluster.ConfigKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bearer tokens (RFC 6750), read from a file: a name, roles and a token a line. Only digests are
 * kept. Immutable.
 */
final class Tokens {
  static final Tokens NONE = new Tokens(List.of());

  private static final int MIN_LENGTH = 16;
  private static final String DIGEST = "sha256:";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final String SCHEME = "bearer ";

  /** With the digest in hexadecimal digits. */
  private record Token(String digest, Caller caller) {}

  private final List<Token> tokens;

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a file.
   *
   * @throws BadCredentialsException naming the line and the way out, and no token
   */
  static Tokens read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new BadCredentialsException(
          ConfigKeys.SECURITY_TOKENS_FILE + " = " + file + " cannot be read: " + e, e);
    }
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String where = ConfigKeys.SECURITY_TOKENS_FILE + " = " + file + ", line " + (i + 1) + ": ";
        tokens.add(token(where, line.split("\\s+")));
      }
    }
    return new Tokens(tokens);
  }

  private static Token token(String where, String[] parts) {
    if (parts.length != 3) {
      throw bad(where, "write a name, roles and a token, with blanks between them");
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String label : parts[1].split(",", -1)) {
      roles.add(
          Role.of(label)
              .orElseThrow(
                  () ->
                      bad(
                          where,
                          "the second column holds a role that is none of " + Role.labels())));
    }
    return new Token(digest(where, parts[2]), new Caller("token " + parts[0], roles));
  }

  private static String digest(String where, String token) {
    if (token.startsWith(DIGEST)) {
      String digest = token.substring(DIGEST.length()).toLowerCase(Locale.ROOT);
      if (!HEX.matcher(digest).matches()) {
        throw bad(where, "after sha256: write the 64 hexadecimal digits of the token's digest");
      }
      return digest;
    }
    if (token.length() < MIN_LENGTH) {
      throw bad(where, "the token is shorter than " + MIN_LENGTH + " characters; make it random");
    }
    return sha256(token);
  }

  private static BadCredentialsException bad(String where, String why) {
    return new BadCredentialsException(where + why, null);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every runtime has SHA-256", e);
    }
  }

  /** The holder of the token in a header; takes as long whichever token it is, or none. */
  Optional<Caller> caller(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    byte[] shown = bytes(sha256(authorization.substring(SCHEME.length()).strip()));
    Caller found = null;
    for (Token token : tokens) {
      if (MessageDigest.isEqual(bytes(token.digest()), shown)) {
        found = token.caller();
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] bytes(String digits) {
    return digits.getBytes(StandardCharsets.US_ASCII);
  }
}
