/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** JSON and tables for people. Internal, for the commands. */
@NullMarked
package io.quorate.cluster.cli.output;

import org.jspecify.annotations.NullMarked;
