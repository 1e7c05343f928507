/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

import java.util.Map;

/** Starts processes of one program. Closing frees what it shares among them. */
@FunctionalInterface
public interface Launcher<P extends NodeProcess> extends AutoCloseable {
  /**
   * Starts a process and returns without waiting for its node.
   *
   * @param node what it is to be
   * @param configuration its {@code quorate.} keys
   */
  P launch(NodeSpec node, Map<String, String> configuration);

  @Override
  default void close() {}
}
