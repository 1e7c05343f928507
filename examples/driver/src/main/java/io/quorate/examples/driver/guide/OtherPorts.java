/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.guide;

import io.quorate.examples.driver.process.Ports;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Free ports instead of those on a page, where the last digit is the number of a node: of 8081,
 * 8082 and 8083 the page's "tens" are 808.
 */
public final class OtherPorts {
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
      tens.put(each, Ports.freeTens());
    }
    return new OtherPorts(tens);
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
