/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The node: wires consensus, membership, state, write path and management together, and closes
 * them. Internal; applications reach it through {@link io.quorate.cluster.Cluster#builder()}.
 */
@NullMarked
package io.quorate.cluster.impl;

import org.jspecify.annotations.NullMarked;
