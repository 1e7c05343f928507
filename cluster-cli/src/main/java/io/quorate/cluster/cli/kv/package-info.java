/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The key-value handler that {@code clusterctl run} hosts when it is given no other. Internal, for
 * the commands.
 */
@NullMarked
package io.quorate.cluster.cli.kv;

import org.jspecify.annotations.NullMarked;
