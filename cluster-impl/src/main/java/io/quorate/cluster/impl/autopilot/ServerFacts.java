/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the leader knows of one node.
 *
 * @param nodeId its id
 * @param incarnation which storage it has; of a configured node, the configured one
 * @param standing its place in the configuration
 * @param inView whether membership sees it, as the incarnation that is configured if one is
 * @param sinceAnswer how long ago it last answered the leader; empty if it does not answer
 * @param role what it is there for, as far as it says so
 * @param lag committed entries it is not known to have, for a configured node
 * @param refusal why the step that is due with it must not be taken now
 */
public record ServerFacts(
    String nodeId,
    String incarnation,
    Standing standing,
    boolean inView,
    Optional<Duration> sinceAnswer,
    AnnouncedRole role,
    OptionalLong lag,
    Optional<String> refusal) {
  /** Whether the leader hears of it. */
  boolean answers() {
    return sinceAnswer.isPresent();
  }

  /** Whether nothing at all is known of it. */
  boolean isGone() {
    return !inView && !answers();
  }
}
