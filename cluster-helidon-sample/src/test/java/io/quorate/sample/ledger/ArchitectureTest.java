/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.quorate.sample.ledger",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String LEDGER = "io.quorate.sample.ledger";

  @ArchTest
  static final ArchRule theServiceSeesTheApiOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quorate.cluster.impl..",
              "io.quorate.cluster.cdi..",
              "org.apache.ratis..",
              "org.jgroups..",
              "io.helidon..");

  @ArchTest
  static final ArchRule rulesKnowNothingOfHttp =
      noClasses()
          .that()
          .resideInAnyPackage(LEDGER, LEDGER + ".settlement")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LEDGER + ".web", "jakarta.ws.rs..");

  @ArchTest
  static final ArchRule theLedgerKnowsNothingOfSettlements =
      noClasses()
          .that()
          .resideInAPackage(LEDGER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(LEDGER + ".settlement");
}
