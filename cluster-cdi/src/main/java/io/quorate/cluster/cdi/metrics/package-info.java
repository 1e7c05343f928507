/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The node's figures as MicroProfile Metrics. Internal. Only {@link
 * io.quorate.cluster.cdi.metrics.RegisteredGauges} names its types, and is touched only where they
 * are there.
 */
@NullMarked
package io.quorate.cluster.cdi.metrics;

import org.jspecify.annotations.NullMarked;
