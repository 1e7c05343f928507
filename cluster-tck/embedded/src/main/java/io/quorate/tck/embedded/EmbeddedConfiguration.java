/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.embedded;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** Nothing to configure: system properties say where the runtime is. */
public final class EmbeddedConfiguration implements ContainerConfiguration {
  @Override
  public void validate() {}
}
