/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Brings the container's contexts and executors to the node's threads. Internal; used by the
 * extension.
 */
@NullMarked
package io.quorate.cluster.cdi.context;

import org.jspecify.annotations.NullMarked;
