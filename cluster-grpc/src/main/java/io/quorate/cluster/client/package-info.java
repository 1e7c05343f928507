/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * For programs outside the cluster: channels to nodes that are kept, and topics. API; it knows
 * nothing of the node, which does not use it.
 */
@NullMarked
package io.quorate.cluster.client;

import org.jspecify.annotations.NullMarked;
