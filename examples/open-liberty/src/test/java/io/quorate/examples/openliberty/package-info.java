/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Does what the README says, on three Open Liberty servers, and kills one of them under load. */
@NullMarked
package io.quorate.examples.openliberty;

import org.jspecify.annotations.NullMarked;
