/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The API sees the JDK, and annotations of CDI and JSpecify. */
@AnalyzeClasses(
    packages = "io.quorate.cluster",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule apiSeesNoEngine =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.quorate.cluster",
              "io.quorate.cluster.event",
              "io.quorate.cluster.spi",
              "jakarta.enterprise..",
              "jakarta.inject",
              "org.jspecify..");
}
