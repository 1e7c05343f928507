/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * With how many nodes a node founds a cluster, as it announces it: a further word among its roles,
 * which older versions read over.
 */
public final class ExpectedNumber {
  private static final String PREFIX = "expects-";
  private static final Pattern WORD = Pattern.compile(PREFIX + "[0-9]{1,4}");

  private ExpectedNumber() {}

  /** The word for a number; zero founds none. */
  public static String word(int expected) {
    return PREFIX + expected;
  }

  /** What these words announce; older versions announce no number. */
  public static OptionalInt of(Set<String> announced) {
    return announced.stream()
        .filter(word -> WORD.matcher(word).matches())
        .mapToInt(word -> Integer.parseInt(word.substring(PREFIX.length())))
        .max();
  }
}
