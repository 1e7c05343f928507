/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Does what the guides and the README tell their readers to do. */
@NullMarked
package io.quorate.guide;

import org.jspecify.annotations.NullMarked;
