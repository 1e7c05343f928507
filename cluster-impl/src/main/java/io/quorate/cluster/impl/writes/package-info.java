/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The write path: commands gather and leave as batches, on the leader into the log, elsewhere to
 * the leader's batcher; and the barriers that linearizable reads share. Internal; used by the root
 * package.
 */
@NullMarked
package io.quorate.cluster.impl.writes;

import org.jspecify.annotations.NullMarked;
