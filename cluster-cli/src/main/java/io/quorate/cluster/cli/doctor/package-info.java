/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Finds what is wrong with a cluster and says what to do. Internal, for the commands. */
@NullMarked
package io.quorate.cluster.cli.doctor;

import org.jspecify.annotations.NullMarked;
