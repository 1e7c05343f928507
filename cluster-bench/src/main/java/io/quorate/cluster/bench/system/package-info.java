/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The systems under comparison, each behind the same small interface and with the same state.
 * Internal to the benchmark.
 */
@NullMarked
package io.quorate.cluster.bench.system;

import org.jspecify.annotations.NullMarked;
