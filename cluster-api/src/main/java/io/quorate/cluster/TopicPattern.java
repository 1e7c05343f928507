/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.Arrays;
import java.util.List;

/**
 * Which topics somebody wants: a topic's name, or one whose segments may be {@code *} for any one
 * segment, and {@code **} at the end for any one or more: {@code prices}, {@code prices.*}, {@code
 * orders.*.paid}, {@code orders.**}.
 *
 * <p>A topic's name has 1 to 128 characters: segments of {@code A-Z a-z 0-9 _ -}, divided by dots.
 * Names that begin with {@link #DEAD_LETTER} are the node's own: they can be read, not published
 * to, and may be longer by that prefix.
 *
 * @param text the pattern as it was written
 */
public record TopicPattern(String text) {
  /** What the name of a topic begins with that holds the messages which could not be handled. */
  public static final String DEAD_LETTER = "dead-letter.";

  /** The longest name of a topic of the application. */
  public static final int MAX_LENGTH = 128;

  private static final String ANY = "*";
  private static final String REST = "**";

  /**
   * Checks the pattern.
   *
   * @throws IllegalArgumentException saying what is wrong and what is allowed
   */
  public TopicPattern {
    List<String> segments = segments(text);
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      if (!segment.equals(ANY) && !(last && segment.equals(REST)) && !isName(segment)) {
        throw new IllegalArgumentException(
            "\""
                + shown(text)
                + "\" is no topic or pattern; write segments of A-Z a-z 0-9 _ - divided by dots,"
                + " with * for any one segment and ** for all that follow, such as prices.*");
      }
    }
    checkLength(text);
  }

  /**
   * Checks the name of a topic and returns it.
   *
   * @throws IllegalArgumentException saying what is wrong and what is allowed
   */
  public static String checkName(String topic) {
    for (String segment : segments(topic)) {
      if (!isName(segment)) {
        throw new IllegalArgumentException(
            "\""
                + shown(topic)
                + "\" is no name of a topic; write segments of A-Z a-z 0-9 _ - divided by dots,"
                + " such as prices.eur");
      }
    }
    checkLength(topic);
    return topic;
  }

  /** Whether the pattern is the name of one topic. */
  public boolean isName() {
    return text.indexOf('*') < 0;
  }

  /** Whether a topic is meant. */
  public boolean matches(String topic) {
    if (isName()) {
      return text.equals(topic);
    }
    List<String> wanted = segments(text);
    List<String> name = segments(topic);
    for (int i = 0; i < wanted.size(); i++) {
      String segment = wanted.get(i);
      if (segment.equals(REST)) {
        return name.size() > i;
      }
      if (i >= name.size() || !(segment.equals(ANY) || segment.equals(name.get(i)))) {
        return false;
      }
    }
    return wanted.size() == name.size();
  }

  /** As much of it as a message should hold. */
  private static String shown(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, 32) + "…";
  }

  private static List<String> segments(String text) {
    return Arrays.asList(text.split("\\.", -1));
  }

  private static boolean isName(String segment) {
    if (segment.isEmpty()) {
      return false;
    }
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static void checkLength(String text) {
    int allowed = MAX_LENGTH + (text.startsWith(DEAD_LETTER) ? DEAD_LETTER.length() : 0);
    if (text.length() > allowed) {
      throw new IllegalArgumentException(
          "the topic \""
              + shown(text)
              + "\" has "
              + text.length()
              + " characters; "
              + allowed
              + " are allowed");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
