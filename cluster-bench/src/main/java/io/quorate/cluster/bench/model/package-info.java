/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is measured and what came out of it. Internal to the benchmark. */
@NullMarked
package io.quorate.cluster.bench.model;

import org.jspecify.annotations.NullMarked;
