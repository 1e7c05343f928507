/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import java.util.Collection;
import java.util.Set;

/**
 * Tells hosts that do not exist from hosts that could not be looked up: the system's resolver says
 * the same of both. One thread at a time.
 */
interface Absence {
  /** Says of no host that it does not exist. */
  Absence UNKNOWN = hosts -> Set.of();

  /** Those of these hosts that certainly have no address now; waits for the answer. */
  Set<String> absent(Collection<String> hosts);
}
