/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Changes of the configuration (Raft §6) and of who leads: asked for by people, by nodes that leave
 * or by autopilot, checked and made on the leader, one at a time.
 */
@NullMarked
package io.quorate.cluster.impl.changes;

import org.jspecify.annotations.NullMarked;
