/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Exactly once: the replicated record of which commands of each session were applied, and with what
 * outcome. Internal; used by the replicated state.
 */
@NullMarked
package io.quorate.cluster.impl.sessions;

import org.jspecify.annotations.NullMarked;
