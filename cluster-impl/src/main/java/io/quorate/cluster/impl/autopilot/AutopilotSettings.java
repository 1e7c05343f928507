/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import java.time.Duration;

/**
 * What autopilot goes by.
 *
 * @param join whether it brings discovered members into the configuration, and lets them vote
 * @param stabilization how long a listener must be seen and caught up before it votes
 * @param maxVoters with so many voters, further nodes stay listeners
 * @param minVoters a failed voter is not removed where fewer would be left
 * @param deadAfter how long a configured node may be out of sight; zero for ever
 * @param maxLag committed entries that a listener may lack and count as caught up
 */
public record AutopilotSettings(
    boolean join,
    Duration stabilization,
    int maxVoters,
    int minVoters,
    Duration deadAfter,
    long maxLag) {}
