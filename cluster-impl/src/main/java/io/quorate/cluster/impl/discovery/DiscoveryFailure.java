/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

/** A look has failed; the message says why and what to do, the same for the same trouble. */
final class DiscoveryFailure extends Exception {
  private static final long serialVersionUID = 1L;

  DiscoveryFailure(String message) {
    super(message);
  }
}
