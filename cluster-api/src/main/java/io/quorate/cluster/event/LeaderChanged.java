/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

import java.util.Optional;

/**
 * This node learned of another leader, or lost sight of the one it knew.
 *
 * @param previousLeaderId who led before, if known
 * @param leaderId who leads now; empty while nobody is known to lead
 * @param term the term
 */
public record LeaderChanged(Optional<String> previousLeaderId, Optional<String> leaderId, long term)
    implements LeadershipEvent {}
