/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.config;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.ReadConsistency;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has values of the product's types injected. */
@Dependent
public class Settings {
  @Inject
  @ConfigProperty(name = "tck.printer", defaultValue = "localhost:9100")
  HostPort printer;

  @Inject
  @ConfigProperty(name = "tck.reads", defaultValue = "session")
  ReadConsistency reads;
}
