/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Does what a page of documentation tells its readers to do: writes its files, runs its commands,
 * and compares what they print.
 */
@NullMarked
package io.quorate.examples.driver.guide;

import org.jspecify.annotations.NullMarked;
