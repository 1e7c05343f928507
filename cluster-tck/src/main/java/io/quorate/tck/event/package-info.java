/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Events of the node are CDI events. */
@NullMarked
package io.quorate.tck.event;

import org.jspecify.annotations.NullMarked;
