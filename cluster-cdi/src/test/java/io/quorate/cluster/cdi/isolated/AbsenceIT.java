/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.isolated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications without one or another part of MicroProfile, or without any. */
class AbsenceIT {
  @TempDir Path directory;
  private ThreeApplications applications;

  @BeforeEach
  void prepare() throws Exception {
    applications = new ThreeApplications(directory);
  }

  @AfterEach
  void release() {
    applications.close();
  }

  @Test
  void withoutConfig_theApplicationsFileIsReadAllTheSame() throws Exception {
    works("microprofile-config-api", "smallrye-config", "smallrye-health");
  }

  @Test
  void withoutAnImplementationOfConfig_theApplicationsFileIsReadAllTheSame() throws Exception {
    works("smallrye-config", "smallrye-health");
  }

  @Test
  void withoutHealth_theNodeWorks() throws Exception {
    IsolatedApplication n1 = works("microprofile-health-api", "smallrye-health");
    assertThrows(LinkageError.class, () -> n1.ask("health live"));
  }

  @Test
  void withoutMetrics_theNodeWorks_andTheRestToo() throws Exception {
    IsolatedApplication n1 = works("microprofile-metrics-api");
    assertTrue(n1.ask("health ready").startsWith("UP quorate-ready"));
  }

  @Test
  void withoutAnyOfMicroProfile_theNodeWorks() throws Exception {
    works("microprofile-", "smallrye-");
  }

  private IsolatedApplication works(String... leftOut) throws Exception {
    IsolatedApplication n1 = applications.start("n1", Map.of(), leftOut);
    n1.ask("ready");
    assertEquals("7", n1.ask("add 7"));
    assertEquals("1.0", n1.ask("figure quorate_is_leader"));
    return n1;
  }
}
