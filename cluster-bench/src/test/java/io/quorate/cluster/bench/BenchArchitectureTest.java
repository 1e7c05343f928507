/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.quorate.cluster.bench", importOptions = DoNotIncludeTests.class)
class BenchArchitectureTest {
  @ArchTest
  static final ArchRule enginesAreKnownToTheSystemsOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("..bench.system")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.ratis..", "org.jgroups..");

  @ArchTest
  static final ArchRule theLibraryIsUsedThroughItsApi =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.quorate.cluster.impl..");

  @ArchTest
  static final ArchRule dependenciesGoOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("command line")
          .definedBy("io.quorate.cluster.bench")
          .layer("run")
          .definedBy("..bench.run")
          .layer("report")
          .definedBy("..bench.report")
          .layer("model")
          .definedBy("..bench.model")
          .layer("node")
          .definedBy("..bench.node")
          .layer("system")
          .definedBy("..bench.system")
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("command line")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("command line")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("command line", "run", "report")
          .whereLayer("node")
          .mayOnlyBeAccessedByLayers("command line", "run", "report", "model");
}
