/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.health;

import io.quorate.cluster.cdi.ApplicationNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Up while this node should be given work: it is in the Raft configuration, knows a leader and has
 * applied what was committed.
 */
@Readiness
@ApplicationScoped
public class NodeReadinessCheck implements HealthCheck {
  static final String NAME = "quorate-ready";

  private final @Nullable NodeCheckup checkup;

  /** For the container's proxies. */
  protected NodeReadinessCheck() {
    this.checkup = null;
  }

  /** Looks at this node. */
  @Inject
  public NodeReadinessCheck(ApplicationNode node) {
    this.checkup = new NodeCheckup(node);
  }

  @Override
  public HealthCheckResponse call() {
    return Answers.answer(NAME, Objects.requireNonNull(checkup).readiness());
  }
}
