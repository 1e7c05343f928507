/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern of names in certificates, in which {@code *} stands for any characters. */
record NamePattern(Pattern pattern) {
  static List<NamePattern> all(List<String> texts) {
    return texts.stream().map(NamePattern::of).toList();
  }

  private static NamePattern of(String text) {
    String regex =
        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return new NamePattern(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }
}
