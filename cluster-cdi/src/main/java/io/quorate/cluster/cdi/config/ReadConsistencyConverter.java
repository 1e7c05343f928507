/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import io.quorate.cluster.ReadConsistency;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Lets {@code @ConfigProperty} inject a {@link ReadConsistency} written in any case; found by
 * MicroProfile Config.
 */
public final class ReadConsistencyConverter implements Converter<ReadConsistency> {
  private static final long serialVersionUID = 1L;

  @Override
  public ReadConsistency convert(String text) {
    String wanted = text.trim();
    return Arrays.stream(ReadConsistency.values())
        .filter(value -> value.name().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + text
                        + "\" is no read consistency; write "
                        + Arrays.stream(ReadConsistency.values())
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }
}
