/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Nodes that hold a ledger, as processes: starting, joining, killing, pausing and asking them.
 *
 * <p>It knows the processes from outside only, as an operator would; nothing here calls the
 * cluster's API. What a process is started from, and how its ledger is asked, is up to who extends
 * {@link io.quorate.examples.driver.process.NodeProcess}.
 */
@NullMarked
package io.quorate.examples.driver.process;

import org.jspecify.annotations.NullMarked;
