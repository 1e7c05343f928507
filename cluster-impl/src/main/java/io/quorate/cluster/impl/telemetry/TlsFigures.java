/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import java.util.Map;

/**
 * What there is to know of certificates.
 *
 * @param expirySeconds until this node's certificate ends; negative when it has
 * @param reloads times that changed files were read and put to use
 * @param refusals connections refused so far, by port
 */
public record TlsFigures(double expirySeconds, long reloads, Map<String, Long> refusals) {
  /** Keeps the map. */
  public TlsFigures {
    refusals = Map.copyOf(refusals);
  }
}
