/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Handlers are found wherever CDI finds beans. */
@NullMarked
package io.quorate.tck.discovery;

import org.jspecify.annotations.NullMarked;
