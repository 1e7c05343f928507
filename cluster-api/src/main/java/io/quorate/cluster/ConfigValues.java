/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

  private static final Pattern KIND = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
  private static final Pattern DNS_NAME =
      Pattern.compile(
          "(?=.{1,253}(:|$))(_?[A-Za-z0-9-]{1,62}\\.)*_?[A-Za-z0-9-]{1,62}\\.?(:\\d{1,5})?");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern SERVICE = Pattern.compile(LABEL + "(\\." + LABEL + ")?");
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

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

  /** Kinds of discovery: {@code static} only says that there need be no other. */
  static List<String> kinds(String text) {
    List<String> kinds = list(text);
    for (String kind : kinds) {
      if (!KIND.matcher(kind).matches()) {
        throw new IllegalArgumentException(
            "\""
                + kind
                + "\": write static, dns, file, env, kubernetes, kubernetes-api or a kind of your"
                + " own");
      }
    }
    return kinds.stream().distinct().toList();
  }

  static List<String> dnsNames(String text) {
    List<String> names = list(text);
    for (String name : names) {
      if (!DNS_NAME.matcher(name).matches() || !portFits(name)) {
        throw new IllegalArgumentException(
            "\"" + name + "\" is not a name of DNS, such as nodes.example.org or nodes:7946");
      }
    }
    return names;
  }

  private static boolean portFits(String name) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      return true;
    }
    int port = Integer.parseInt(name.substring(colon + 1));
    return port > 0 && port <= 0xFFFF && !name.startsWith("_");
  }

  /** Name servers have to be found without one. */
  static List<HostPort> servers(String text) {
    List<HostPort> servers = addresses(text);
    for (HostPort server : servers) {
      if (!isAddress(server.host())) {
        throw new IllegalArgumentException(
            "\"" + server + "\": write an address and not a name, such as 10.0.0.2:53");
      }
    }
    return servers;
  }

  /** What holds a colon is never looked up. */
  private static boolean isAddress(String host) {
    if (host.indexOf(':') < 0) {
      return IPV4.matcher(host).matches();
    }
    try {
      return InetAddress.getByName(host) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  static String variable(String text) {
    return matching(VARIABLE, text, "write the name of a variable, such as QUORATE_NODES");
  }

  static String service(String text) {
    return matching(SERVICE, text, "write the name of a service, or name.namespace");
  }

  static String portName(String text) {
    return matching(LABEL, text, "write the name of a port of the service, such as membership");
  }

  static String domain(String text) {
    return matching(DOMAIN, text, "write a domain such as cluster.local");
  }

  private static String matching(Pattern pattern, String text, String otherwise) {
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(otherwise);
    }
    return text;
  }
}
