/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The coordinator: starts the node processes, drives the rounds and takes everything down again.
 * Internal to the benchmark.
 */
@NullMarked
package io.quorate.cluster.bench.run;

import org.jspecify.annotations.NullMarked;
