/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who judges does not know whom. */
@AnalyzeClasses(
    packages = "io.quorate.examples.driver",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String DRIVER = "io.quorate.examples.driver.";

  @ArchTest
  static final ArchRule nodesAreSeenFromOutside =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("io.quorate.cluster..");

  @ArchTest
  static final ArchRule checkersKnowFilesOnly =
      noClasses()
          .that()
          .resideInAPackage(DRIVER + "journal")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              DRIVER + "load", DRIVER + "process", DRIVER + "rest", DRIVER + "demo");

  @ArchTest
  static final ArchRule clientsKnowNoProcesses =
      noClasses()
          .that()
          .resideInAPackage(DRIVER + "load")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DRIVER + "process", DRIVER + "rest", DRIVER + "demo");

  @ArchTest
  static final ArchRule processesAreOfAnyProgram =
      noClasses()
          .that()
          .resideInAPackage(DRIVER + "process")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DRIVER + "load", DRIVER + "rest", DRIVER + "demo");
}
