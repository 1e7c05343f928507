/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The connector {@code quorate} of MicroProfile Reactive Messaging: topics as channels.
 * Applications configure it and use no class of it. It sees the API alone.
 */
@NullMarked
package io.quorate.cluster.messaging;

import org.jspecify.annotations.NullMarked;
