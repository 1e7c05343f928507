/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is wrong with handlers and contracts keeps an application from starting. */
@NullMarked
package io.quorate.tck.definition;

import org.jspecify.annotations.NullMarked;
