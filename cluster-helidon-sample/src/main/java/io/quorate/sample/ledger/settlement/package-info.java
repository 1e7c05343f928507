/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A job that runs on the leader alone, and the record of what it did, which is replicated. */
@NullMarked
package io.quorate.sample.ledger.settlement;

import org.jspecify.annotations.NullMarked;
