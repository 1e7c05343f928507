/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The ledger: its rules as a replicated handler, and the contract by which the rest of the service
 * calls it. It knows nothing of HTTP.
 */
@NullMarked
package io.quorate.sample.ledger;

import org.jspecify.annotations.NullMarked;
