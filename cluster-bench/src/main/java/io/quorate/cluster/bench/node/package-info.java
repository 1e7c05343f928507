/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What runs inside each node process: the line protocol with the coordinator, and the callers that
 * make the load where the library lives. Internal to the benchmark.
 */
@NullMarked
package io.quorate.cluster.bench.node;

import org.jspecify.annotations.NullMarked;
