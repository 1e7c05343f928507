/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Where the value of each configuration key comes from: flags, environment, file or default.
 * Internal, for the commands.
 */
@NullMarked
package io.quorate.cluster.cli.config;

import org.jspecify.annotations.NullMarked;
