/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;
import java.util.ArrayList;
import java.util.List;

/** Reads lists that people write: {@code host:port} by line or comma, with {@code #} comments. */
final class AddressList {
  private AddressList() {}

  /**
   * The addresses in a text.
   *
   * @throws DiscoveryFailure naming place, line and what is wrong with it
   */
  static List<HostPort> parse(String place, String text) throws DiscoveryFailure {
    List<HostPort> found = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      int comment = line.indexOf('#');
      String said = comment < 0 ? line : line.substring(0, comment);
      for (String item : said.split("[,\\s]+")) {
        if (!item.isEmpty()) {
          found.add(address(place, number, item));
        }
      }
    }
    return found;
  }

  private static HostPort address(String place, int line, String item) throws DiscoveryFailure {
    String wrong = "the port is 0";
    try {
      HostPort parsed = HostPort.parse(item);
      if (parsed.port() > 0) {
        return parsed;
      }
    } catch (IllegalArgumentException e) {
      wrong = String.valueOf(e.getMessage());
    }
    throw new DiscoveryFailure(
        "%s, line %d: \"%s\": %s; write host:port, such as 10.0.0.7:7946"
            .formatted(place, line, item, wrong));
  }
}
