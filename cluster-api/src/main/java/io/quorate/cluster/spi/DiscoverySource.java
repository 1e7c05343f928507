/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import io.quorate.cluster.HostPort;
import java.util.Collection;

/**
 * Knows where members may be. Asked by one thread at a time, made for waiting, again and again for
 * as long as the node runs.
 */
@FunctionalInterface
public interface DiscoverySource extends AutoCloseable {
  /**
   * Where members may be now: all of them, not only what is new. This node itself may be among
   * them. May wait, until it is interrupted after {@link DiscoverySetup#timeout()}.
   *
   * @return addresses of membership; hosts may be names, which are looked up afterwards
   * @throws Exception when it is not known; its message says what is wrong and what to do, the same
   *     for the same trouble, as it is logged once per change. What was known before is kept
   */
  Collection<HostPort> look() throws Exception;

  /** Releases what the source holds; nothing is asked of it afterwards. */
  @Override
  default void close() {}
}
