/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** MicroProfile Config configures the node. */
@NullMarked
package io.quorate.tck.config;

import org.jspecify.annotations.NullMarked;
