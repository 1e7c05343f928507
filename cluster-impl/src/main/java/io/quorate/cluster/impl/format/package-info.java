/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The bytes a node writes: log frames, outcomes, the snapshot container and {@code node.json}.
 *
 * <p>The layouts are fixed from the first release on; {@code docs/design/0002-formats.md} has them
 * and the rules by which they may change. Internal; any package of the node may use it. It knows
 * neither the engines nor the API.
 */
@NullMarked
package io.quorate.cluster.impl.format;

import org.jspecify.annotations.NullMarked;
