/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.guide;

import io.quorate.examples.driver.process.Ports;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Free ports instead of those on a page, where the last digit is the number of a node: of 8081,
 * 8082 and 8083 the page's "tens" are 808.
 */
public final class OtherPorts {
  private static final int LOWEST = 1_500;
  private static final int HIGHEST = 3_200;

  private final Map<String, Integer> tens;
  private final Pattern onPage;

  private OtherPorts(Map<String, Integer> tens) {
    this.tens = tens;
    this.onPage = Pattern.compile("(?<![0-9])(" + String.join("|", tens.keySet()) + ")(?=[0-9$])");
  }

  /** Others for these tens. */
  public static OtherPorts insteadOf(List<String> pageTens) {
    Map<String, Integer> tens = new HashMap<>();
    for (String each : pageTens) {
      int other;
      do {
        other = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      } while (tens.containsValue(other) || !areFree(other));
      tens.put(each, other);
    }
    return new OtherPorts(tens);
  }

  private static boolean areFree(int tens) {
    return IntStream.rangeClosed(1, 3).allMatch(last -> Ports.isFree(10 * tens + last));
  }

  /** The text with the other ports in it. */
  public String in(String text) {
    return onPage.matcher(text).replaceAll(found -> String.valueOf(tens.get(found.group(1))));
  }

  /** A node's port instead of the page's. */
  public int port(String pageTens, int node) {
    Integer other = tens.get(pageTens);
    if (other == null) {
      throw new IllegalArgumentException("nothing was chosen instead of " + pageTens);
    }
    return 10 * other + node;
  }
}
