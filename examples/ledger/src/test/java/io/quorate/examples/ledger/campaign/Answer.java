/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.NodeFailure;
import java.util.Map;

/**
 * What a node answered to a command.
 *
 * @param values by key
 */
record Answer(Map<String, String> values) {
  /** Copies the map. */
  Answer {
    values = Map.copyOf(values);
  }

  /** The value of a key. */
  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new NodeFailure("The answer " + values + " has no " + key);
    }
    return value;
  }

  /** The value of a key as a number. */
  long number(String key) {
    return Long.parseLong(text(key));
  }

  /** The value of a key as true or false. */
  boolean flag(String key) {
    return Boolean.parseBoolean(text(key));
  }
}
