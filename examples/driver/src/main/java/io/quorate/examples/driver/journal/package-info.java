/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What clients write down for themselves, and the checks that hold it against what the replicas
 * have.
 *
 * <p>The checkers know files and lists only, neither processes nor the cluster; everything else
 * here may use them.
 */
@NullMarked
package io.quorate.examples.driver.journal;

import org.jspecify.annotations.NullMarked;
