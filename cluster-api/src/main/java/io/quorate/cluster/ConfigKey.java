/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.Locale;
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
 * @param secret whether the value must never be shown in a message, a log or a document
 * @param <T> the value's type
 */
public record ConfigKey<T>(
    String name,
    String type,
    String defaultText,
    String meaning,
    String tooSmall,
    String tooLarge,
    Function<String, T> parser,
    boolean secret) {
  private static final String MASK = "(secret)";

  /** A key whose value may be shown. */
  public ConfigKey(
      String name,
      String type,
      String defaultText,
      String meaning,
      String tooSmall,
      String tooLarge,
      Function<String, T> parser) {
    this(name, type, defaultText, meaning, tooSmall, tooLarge, parser, false);
  }

  /**
   * The name under which the environment says it: MicroProfile's rule, by which every character
   * that is neither letter nor digit becomes {@code _} and all letters are upper case. So {@code
   * quorate.data-dir} is {@code QUORATE_DATA_DIR}.
   */
  public String environmentName() {
    return environmentName(name);
  }

  /** {@link #environmentName()} of any name, known or not. */
  public static String environmentName(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** A value of this key as people may see it: itself, or a mask where the key is secret. */
  public String shown(String text) {
    return secret && !text.isEmpty() ? MASK : text;
  }

  @Override
  public String toString() {
    return name;
  }
}
