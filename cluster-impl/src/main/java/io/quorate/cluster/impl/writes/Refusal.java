/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;

/** A failure of a call by which the other node says that it has done nothing. */
public interface Refusal {
  /** Why. */
  Code code();
}
