/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What each application of the mixed cluster has beside the one jar of handlers: a desk. */
@NullMarked
package io.quorate.tck.mixed;

import org.jspecify.annotations.NullMarked;
