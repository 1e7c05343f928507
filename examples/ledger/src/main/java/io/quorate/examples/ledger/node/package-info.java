/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * One node of the ledger as a process of its own, with clients inside that put load on it, all told
 * what to do by lines on standard input.
 *
 * <p>Nothing imports this package; the fault tests start {@link
 * io.quorate.examples.ledger.node.LedgerNode} by its name.
 */
@NullMarked
package io.quorate.examples.ledger.node;

import org.jspecify.annotations.NullMarked;
