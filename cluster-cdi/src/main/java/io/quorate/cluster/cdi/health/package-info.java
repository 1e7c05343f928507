/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The node as MicroProfile Health checks. Internal: the beans are found by discovery, and where the
 * API is absent they are passed over. Only the three checks and {@link
 * io.quorate.cluster.cdi.health.Answers} name its types.
 */
@NullMarked
package io.quorate.cluster.cdi.health;

import org.jspecify.annotations.NullMarked;
