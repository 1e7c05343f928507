/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Asks a node on its management port. Internal, for the commands. */
@NullMarked
package io.quorate.cluster.cli.client;

import org.jspecify.annotations.NullMarked;
