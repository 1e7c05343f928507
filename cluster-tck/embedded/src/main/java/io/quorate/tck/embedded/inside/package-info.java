/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What runs inside the application's class loader; seen from outside through types of the JDK. */
@NullMarked
package io.quorate.tck.embedded.inside;

import org.jspecify.annotations.NullMarked;
