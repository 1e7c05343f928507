/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** MicroProfile Health tells how the node is. */
@NullMarked
package io.quorate.tck.health;

import org.jspecify.annotations.NullMarked;
