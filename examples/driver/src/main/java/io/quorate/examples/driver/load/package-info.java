/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Clients that put load on a ledger, each with one transfer on its way at a time and a journal of
 * its own.
 *
 * <p>How a transfer is made is up to {@link io.quorate.examples.driver.load.Transfers}: in the
 * process of a node, or over REST.
 */
@NullMarked
package io.quorate.examples.driver.load;

import org.jspecify.annotations.NullMarked;
