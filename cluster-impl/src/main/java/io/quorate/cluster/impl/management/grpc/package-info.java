/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * gRPC over streams of Helidon's HTTP/2, for services made with grpc-java: frames to messages,
 * headers to metadata, deadlines, limits. Knows nothing of what the services do. Internal; only
 * management uses it.
 */
@NullMarked
package io.quorate.cluster.impl.management.grpc;

import org.jspecify.annotations.NullMarked;
