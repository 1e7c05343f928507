/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decides: the replicated log, leadership, snapshots and the configuration, by Apache Ratis. The
 * only package that imports {@code org.apache.ratis}. Internal; used by the root package through
 * {@link io.quorate.cluster.impl.consensus.Consensus}.
 */
@NullMarked
package io.quorate.cluster.impl.consensus;

import org.jspecify.annotations.NullMarked;
