/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** An application's node starts and stops with it. */
@NullMarked
package io.quorate.tck.lifecycle;

import org.jspecify.annotations.NullMarked;
