/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The benchmark's command line. */
@NullMarked
package io.quorate.cluster.bench;

import org.jspecify.annotations.NullMarked;
