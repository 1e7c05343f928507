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

/** An application sees the API only, and does not know who puts load on it. */
@AnalyzeClasses(
    packages = "io.quorate.examples.ledger",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String LEDGER = "io.quorate.examples.ledger.";
  private static final String DRIVER = "io.quorate.examples.driver.";

  @ArchTest
  static final ArchRule nobodySeesTheImplementation =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quorate.cluster.impl..", "org.apache.ratis..", "org.jgroups..");

  @ArchTest
  static final ArchRule theLedgerKnowsNothingOfItsClients =
      noClasses()
          .that()
          .resideInAPackage("io.quorate.examples.ledger")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LEDGER + "node", DRIVER + "journal", DRIVER + "load");

  @ArchTest
  static final ArchRule nodesDoNotStartOthers =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DRIVER + "process", DRIVER + "rest", DRIVER + "demo");
}
