/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What happens to a cluster as this node sees it, as immutable records. Public API, for any
 * application.
 */
@NullMarked
package io.quorate.cluster.event;

import org.jspecify.annotations.NullMarked;
