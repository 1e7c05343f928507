/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A ledger as a replicated state machine: accounts, transfers with ids that the clients choose, and
 * the list of transfers in the order in which they were applied.
 *
 * <p>This package is what an application would write; {@link io.quorate.examples.ledger.Ledger} is
 * the handler. The other package runs it in a process, with clients in it.
 */
@NullMarked
package io.quorate.examples.ledger;

import org.jspecify.annotations.NullMarked;
