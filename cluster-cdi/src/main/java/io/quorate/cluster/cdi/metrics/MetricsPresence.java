/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.metrics;

/** Whether the API of MicroProfile Metrics is there, in the version that is spoken here. */
final class MetricsPresence {
  private MetricsPresence() {}

  static boolean api() {
    try {
      Class.forName(
          "org.eclipse.microprofile.metrics.annotation.RegistryScope",
          false,
          MetricsPresence.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
