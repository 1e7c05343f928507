/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What every application can have injected. */
@NullMarked
package io.quorate.tck.injection;

import org.jspecify.annotations.NullMarked;
