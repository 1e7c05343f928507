/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The kit sees the API and the specifications, and every test says what it proves. */
@AnalyzeClasses(packages = "io.quorate.tck", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule noImplementation =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quorate.cluster.impl..",
              "io.quorate.cluster.cdi..",
              "org.apache.ratis..",
              "org.jgroups..",
              "io.helidon..",
              "org.jboss.weld..");

  @ArchTest
  static final ArchRule everyTest_namesItsAssertion =
      methods()
          .that()
          .areAnnotatedWith(Test.class)
          .or()
          .areAnnotatedWith(ParameterizedTest.class)
          .should()
          .beAnnotatedWith(Assertion.class);

  @ArchTest
  static void assertionIds_areUnique(JavaClasses classes) {
    List<String> ids =
        classes.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Assertion.class))
            .map(method -> method.getAnnotationOfType(Assertion.class).id())
            .sorted()
            .toList();
    assertTrue(ids.size() > 20, ids.toString());
    assertEquals(ids.stream().distinct().toList(), ids);
  }
}
