/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * From topics to handlers and subscribers, and back to publishers: dispatchers, acknowledgements,
 * windows, durable subscribers. Internal; wired by the root package, adapted by management.
 */
@NullMarked
package io.quorate.cluster.impl.delivery;

import org.jspecify.annotations.NullMarked;
