/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Topics as replicated state: sequences, retained messages, subscriptions and cursors, and the
 * commands that change them. Internal; applied by the replicated state, read by delivery.
 */
@NullMarked
package io.quorate.cluster.impl.topics;

import org.jspecify.annotations.NullMarked;
