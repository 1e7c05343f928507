/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What only a server with enterprise archives can show. */
@NullMarked
package io.quorate.tck.liberty;

import org.jspecify.annotations.NullMarked;
