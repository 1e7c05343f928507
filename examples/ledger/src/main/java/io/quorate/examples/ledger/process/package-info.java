/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Nodes as processes: starting, joining, killing, pausing and asking them.
 *
 * <p>It knows the processes by their command line and ports only, as an operator would; nothing
 * here calls the cluster's API. The demonstration and the fault campaign use it.
 */
@NullMarked
package io.quorate.examples.ledger.process;

import org.jspecify.annotations.NullMarked;
