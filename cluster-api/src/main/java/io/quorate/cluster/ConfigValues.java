/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts of configuration values; what they throw says what to write instead. */
final class ConfigValues {
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+) ?(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d+) ?(B|KiB|MiB|GiB|KB|MB|GB)?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private ConfigValues() {}

  static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "use 1 to 128 of A-Z a-z 0-9 . _ - beginning with a letter or digit");
    }
    return text;
  }

  static boolean flag(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("true") || lower.equals("false")) {
      return lower.equals("true");
    }
    throw new IllegalArgumentException("write true or false");
  }

  static Function<String, Integer> integer(int min, int max) {
    return text -> {
      try {
        int value = Integer.parseInt(text);
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("write a number from " + min + " to " + max, e);
      }
      throw new IllegalArgumentException("write a number from " + min + " to " + max);
    };
  }

  static Function<String, Duration> duration(Duration min, Duration max) {
    return text -> {
      Duration value = parseDuration(text);
      if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
        throw new IllegalArgumentException("write a duration from " + min + " to " + max);
      }
      return value;
    };
  }

  private static Duration parseDuration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text);
    try {
      if (!matcher.matches()) {
        return Duration.parse(text);
      }
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("write a duration such as 500ms, 10s, 5m or PT10S", e);
    }
  }

  static Function<String, Long> size(long min, long max) {
    return text -> {
      Matcher matcher = SIZE.matcher(text);
      if (!matcher.matches() || matcher.group(1).length() > 15) {
        throw new IllegalArgumentException("write bytes, or a size such as 64KiB or 8MiB");
      }
      long value = Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
      if (value < min || value > max) {
        throw new IllegalArgumentException("write a size from " + min + " to " + max + " bytes");
      }
      return value;
    };
  }

  @SuppressWarnings("NullAway") // an absent group is null
  private static long unit(String unit) {
    if (unit == null) {
      return 1;
    }
    return switch (unit) {
      case "KiB" -> 1L << 10;
      case "MiB" -> 1L << 20;
      case "GiB" -> 1L << 30;
      case "KB" -> 1_000;
      case "MB" -> 1_000_000;
      case "GB" -> 1_000_000_000;
      default -> 1;
    };
  }

  static List<String> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::trim)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  static List<HostPort> addresses(String text) {
    return list(text).stream()
        .map(
            item -> {
              try {
                return HostPort.parse(item);
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("\"" + item + "\": " + e.getMessage(), e);
              }
            })
        .toList();
  }
}
