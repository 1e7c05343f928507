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
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/**
 * Up while the process can make progress, with or without a quorum; down once the node has halted
 * or could not be started, which a restart may mend.
 */
@Liveness
@ApplicationScoped
public class NodeLivenessCheck implements HealthCheck {
  static final String NAME = "quorate-live";

  private final @Nullable NodeCheckup checkup;

  /** For the container's proxies. */
  protected NodeLivenessCheck() {
    this.checkup = null;
  }

  /** Looks at this node. */
  @Inject
  public NodeLivenessCheck(ApplicationNode node) {
    this.checkup = new NodeCheckup(node);
  }

  @Override
  public HealthCheckResponse call() {
    return Answers.answer(NAME, Objects.requireNonNull(checkup).liveness());
  }
}
