/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.quorate.cluster.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ENGINES_STAY_BEHIND_THE_API =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "org.apache.ratis..",
                      "org.jgroups..",
                      "io.helidon..",
                      "io.quorate.cluster.impl..")
                  // What works on files while no node runs has no other way in.
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.quorate.cluster.impl.recovery",
                              "io.quorate.cluster.impl.security",
                              "io.quorate.cluster.impl.format"))));

  @ArchTest
  static final ArchRule ONLY_THE_PROGRAM_TOUCHES_THE_JVM =
      noClasses()
          .that()
          .doNotHaveSimpleName("Clusterctl")
          .and()
          .doNotHaveSimpleName("StopHook")
          .and()
          .doNotHaveSimpleName("Verbosity")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(System.class, "setProperty", String.class, String.class)
          .orShould()
          .callMethod(Runtime.class, "addShutdownHook", Thread.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule SUB_PACKAGES_DO_NOT_KNOW_THE_COMMANDS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.quorate.cluster.cli.client",
              "io.quorate.cluster.cli.config",
              "io.quorate.cluster.cli.doctor",
              "io.quorate.cluster.cli.kv",
              "io.quorate.cluster.cli.output")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.quorate.cluster.cli");
}
