/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What {@code ./demo} runs: three services of a ledger, one of which is killed while clients move
 * money. Nothing imports it.
 */
@NullMarked
package io.quorate.examples.driver.demo;

import org.jspecify.annotations.NullMarked;
