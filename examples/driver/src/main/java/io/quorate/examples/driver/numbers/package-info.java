/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Lists and counts of very many numbers, in little more memory than the numbers need. */
@NullMarked
package io.quorate.examples.driver.numbers;

import org.jspecify.annotations.NullMarked;
