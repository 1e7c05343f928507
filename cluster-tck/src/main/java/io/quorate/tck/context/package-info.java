/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What surrounds a call of the application: class loader, names, request context. */
@NullMarked
package io.quorate.tck.context;

import org.jspecify.annotations.NullMarked;
