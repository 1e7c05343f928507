/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The node's own figures, counted once and exported as Prometheus text. Internal; any package of
 * the node may count, only management exports. Only this package imports {@code io.prometheus}.
 */
@NullMarked
package io.quorate.cluster.impl.telemetry;

import org.jspecify.annotations.NullMarked;
