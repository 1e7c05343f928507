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
import org.eclipse.microprofile.health.Startup;
import org.jspecify.annotations.Nullable;

/**
 * Up once the node has been started, with or without a leader: a platform restarts what stays down
 * here, and nodes that wait for each other must not be.
 */
@Startup
@ApplicationScoped
public class NodeStartupCheck implements HealthCheck {
  static final String NAME = "quorate-started";

  private final @Nullable NodeCheckup checkup;

  /** For the container's proxies. */
  protected NodeStartupCheck() {
    this.checkup = null;
  }

  /** Looks at this node. */
  @Inject
  public NodeStartupCheck(ApplicationNode node) {
    this.checkup = new NodeCheckup(node);
  }

  @Override
  public HealthCheckResponse call() {
    return Answers.answer(NAME, Objects.requireNonNull(checkup).startup());
  }
}
