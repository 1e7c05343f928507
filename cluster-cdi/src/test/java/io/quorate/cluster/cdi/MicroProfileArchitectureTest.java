/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Types of MicroProfile are named only where their absence harms nobody. */
@AnalyzeClasses(
    packages = "io.quorate.cluster.cdi",
    importOptions = ImportOption.DoNotIncludeTests.class)
class MicroProfileArchitectureTest {
  @ArchTest
  static final ArchRule config =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Converter")
          .and()
          .doNotHaveSimpleName("MicroProfileSettings")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.config..");

  @ArchTest
  static final ArchRule health =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.quorate.cluster.cdi.health")
          .or()
          .haveSimpleNameStartingWith("Finding")
          .or()
          .haveSimpleName("NodeCheckup")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.health..");

  @ArchTest
  static final ArchRule metrics =
      noClasses()
          .that()
          .doNotHaveSimpleName("RegisteredGauges")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.metrics..");
}
