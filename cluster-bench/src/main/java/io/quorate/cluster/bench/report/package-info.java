/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Turns results into a table, JSON and a page with charts. Internal to the benchmark. */
@NullMarked
package io.quorate.cluster.bench.report;

import org.jspecify.annotations.NullMarked;
