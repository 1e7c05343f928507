/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The client's side of the gRPC interface: channels that are kept, and a subscriber outside the
 * cluster. Programs and the command line use it; it knows nothing of the node.
 */
@NullMarked
package io.quorate.cluster.impl.management.client;

import org.jspecify.annotations.NullMarked;
