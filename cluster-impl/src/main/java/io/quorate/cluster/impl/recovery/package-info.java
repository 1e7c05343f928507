/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Works on data directories and archives while no node runs on them: inspects and restores backups,
 * and makes a cluster of what is left of one. Internal; the commands of {@code clusterctl} use it.
 */
@NullMarked
package io.quorate.cluster.impl.recovery;

import org.jspecify.annotations.NullMarked;
