/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.function.Function;

/**
 * One configuration key: what can be said with it and what it means.
 *
 * @param name the full key, {@code quorate.…}, in kebab case
 * @param type what kind of value, in words for people
 * @param defaultText the default as it would be written
 * @param meaning what it does
 * @param tooSmall what goes wrong when the value is too small, or empty
 * @param tooLarge what goes wrong when the value is too large, or empty
 * @param parser reads and checks a value; its {@link IllegalArgumentException} says what is wrong
 * @param <T> the value's type
 */
public record ConfigKey<T>(
    String name,
    String type,
    String defaultText,
    String meaning,
    String tooSmall,
    String tooLarge,
    Function<String, T> parser) {
  @Override
  public String toString() {
    return name;
  }
}
