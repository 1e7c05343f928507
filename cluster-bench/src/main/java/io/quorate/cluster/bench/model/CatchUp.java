/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.system.SystemKind;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a killed follower took to apply what the leader had applied.
 *
 * @param away how long it was away
 * @param callers how many callers wrote meanwhile
 * @param missed log entries that the leader applied while the follower was away
 * @param sinceUp from the moment its process ran until it had caught up; empty if it did not
 * @param sinceReady the same from the moment its node was started
 */
public record CatchUp(
    SystemKind system,
    Duration away,
    int callers,
    long missed,
    Optional<Duration> sinceUp,
    Optional<Duration> sinceReady) {}
