/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import io.quorate.cluster.HostPort;
import org.eclipse.microprofile.config.spi.Converter;

/** Lets {@code @ConfigProperty} inject a {@link HostPort}; found by MicroProfile Config. */
public final class HostPortConverter implements Converter<HostPort> {
  private static final long serialVersionUID = 1L;

  @Override
  public HostPort convert(String text) {
    return HostPort.parse(text);
  }
}
