/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The extension sees the API and the specifications, never the node or an engine. */
@AnalyzeClasses(
    packages = "io.quorate.cluster.cdi",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule noEngine =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.quorate.cluster",
              "io.quorate.cluster.event",
              "io.quorate.cluster.spi",
              "io.quorate.cluster.cdi..",
              "jakarta.annotation..",
              "jakarta.enterprise..",
              "jakarta.inject..",
              "jakarta.interceptor..",
              "org.eclipse.microprofile..",
              "org.jspecify..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule concurrencyIsOptional =
      noClasses()
          .that()
          .doNotHaveSimpleName("ConcurrencyServices")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.enterprise.concurrent..");

  @ArchTest
  static final ArchRule partsDoNotKnowTheExtension =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.quorate.cluster.cdi.contract..",
              "io.quorate.cluster.cdi.context..",
              "io.quorate.cluster.cdi.definition..",
              "io.quorate.cluster.cdi.event..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.quorate.cluster.cdi");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.quorate.cluster.cdi.(*)..").should().beFreeOfCycles();
}
