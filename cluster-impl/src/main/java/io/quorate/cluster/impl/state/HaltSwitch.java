/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops this node from applying, once and for good: what it cannot apply it must not skip, or it
 * would differ from the others. Safe for use from any thread.
 */
public final class HaltSwitch {
  private static final Logger LOG = LoggerFactory.getLogger(HaltSwitch.class);

  private final String nodeId;
  private final Consumer<String> onHalt;
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  /** A switch that tells what stops the node, when it does. */
  public HaltSwitch(String nodeId, Consumer<String> onHalt) {
    this.nodeId = nodeId;
    this.onHalt = onHalt;
  }

  /** Halts; the first reason counts. */
  public void halt(String why, @Nullable Throwable cause) {
    if (reason.compareAndSet(null, why)) {
      LOG.error("{}: halted: {}", nodeId, why, cause);
      onHalt.accept(why);
    }
  }

  /** Whether the node is halted. */
  public boolean isHalted() {
    return reason.get() != null;
  }

  /** Why the node is halted, if it is. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason.get());
  }
}
