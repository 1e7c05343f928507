/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the leader knows of one node.
 *
 * @param nodeId its id
 * @param standing its place in the configuration
 * @param inView whether membership sees it, as the incarnation that is configured if one is
 * @param role what it is there for, as far as it says so
 * @param lag committed entries it is not known to have, for a configured node
 * @param refusal why it must not enter the configuration
 */
public record ServerFacts(
    String nodeId,
    Standing standing,
    boolean inView,
    AnnouncedRole role,
    OptionalLong lag,
    Optional<String> refusal) {}
