/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions of dependencies that the design fixes. */
@AnalyzeClasses(
    packages = "io.quorate.cluster.impl",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String IMPL = "io.quorate.cluster.impl";

  @ArchTest
  static final ArchRule onlyMembershipImportsJGroups = only("membership", "org.jgroups..");

  @ArchTest
  static final ArchRule onlyConsensusImportsRatis = only("consensus", "org.apache.ratis..");

  @ArchTest
  static final ArchRule onlyManagementImportsHelidon =
      only(
          "management",
          "io.helidon..",
          "io.grpc..",
          "com.google.protobuf..",
          "io.quorate.cluster.v1..");

  @ArchTest static final ArchRule onlyDiscoveryImportsDns = only("discovery", "org.xbill..");

  @ArchTest static final ArchRule onlySecurityReadsPem = only("security", "org.bouncycastle..");

  @ArchTest
  static final ArchRule onlyTelemetryImportsPrometheus = only("telemetry", "io.prometheus..");

  @ArchTest
  static final ArchRule nothingKnowsCdiOrMicroProfile =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.enterprise..", "jakarta.inject..", "org.eclipse.microprofile..");

  @ArchTest
  static final ArchRule partsDoNotKnowTheNode =
      noClasses()
          .that()
          .resideInAPackage(IMPL + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(IMPL);

  @ArchTest
  static final ArchRule partsHaveNoCycles =
      slices().matching(IMPL + ".(*)..").should().beFreeOfCycles();

  private static ArchRule only(String owner, String... engines) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(IMPL + "." + owner + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(engines);
  }
}
