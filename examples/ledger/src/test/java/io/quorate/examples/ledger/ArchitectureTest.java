/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** An application sees the API only, and who judges does not know whom. */
@AnalyzeClasses(
    packages = "io.quorate.examples.ledger",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String LEDGER = "io.quorate.examples.ledger.";

  @ArchTest
  static final ArchRule nobodySeesTheImplementation =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quorate.cluster.impl..", "org.apache.ratis..", "org.jgroups..");

  @ArchTest
  static final ArchRule checkersKnowFilesOnly =
      noClasses()
          .that()
          .resideInAPackage(LEDGER + "journal")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quorate.cluster..",
              LEDGER + "node",
              LEDGER + "process",
              LEDGER + "service",
              LEDGER + "demo");

  @ArchTest
  static final ArchRule processesAreSeenFromOutside =
      noClasses()
          .that()
          .resideInAnyPackage(LEDGER + "process", LEDGER + "service", LEDGER + "demo")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quorate.cluster..", LEDGER + "node");

  @ArchTest
  static final ArchRule nodesDoNotStartOthers =
      noClasses()
          .that()
          .resideInAnyPackage("io.quorate.examples.ledger", LEDGER + "node")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LEDGER + "process", LEDGER + "service", LEDGER + "demo");
}
