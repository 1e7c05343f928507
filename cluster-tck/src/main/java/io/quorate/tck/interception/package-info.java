/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Interceptors of contracts run before the log, those of handlers behind it. */
@NullMarked
package io.quorate.tck.interception;

import org.jspecify.annotations.NullMarked;
