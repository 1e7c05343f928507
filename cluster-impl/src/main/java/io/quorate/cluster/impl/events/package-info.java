/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tells subscribers what happens, in order. Internal; used by the root package. */
@NullMarked
package io.quorate.cluster.impl.events;

import org.jspecify.annotations.NullMarked;
