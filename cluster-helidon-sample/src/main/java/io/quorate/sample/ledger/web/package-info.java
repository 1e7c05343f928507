/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The ledger over HTTP. Requests are validated here, on the node that got them, before the log. */
@NullMarked
package io.quorate.sample.ledger.web;

import org.jspecify.annotations.NullMarked;
