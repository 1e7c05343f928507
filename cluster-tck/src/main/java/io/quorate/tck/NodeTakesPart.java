/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import io.quorate.cluster.Cluster;
import jakarta.enterprise.inject.spi.CDI;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Before each test that runs in the application, its node takes part: by {@link ExtendWith} beside
 * the container's own extension. A runtime that lets no node do so before the application has
 * started has nothing to wait for with {@code quorate.start.await}.
 */
public final class NodeTakesPart implements BeforeEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    CDI<Object> application;
    try {
      application = CDI.current();
    } catch (IllegalStateException e) {
      // The test runs in a client of the application.
      return;
    }
    Eventually.value(application.select(Cluster.class).get().ready());
  }
}
