/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Every thread of a node is made, named and closed here. Internal; any package of the node may use
 * it.
 */
@NullMarked
package io.quorate.cluster.impl.threads;

import org.jspecify.annotations.NullMarked;
