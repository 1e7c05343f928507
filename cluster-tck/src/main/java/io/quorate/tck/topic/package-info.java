/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of topics reach handler beans. */
@NullMarked
package io.quorate.tck.topic;

import org.jspecify.annotations.NullMarked;
