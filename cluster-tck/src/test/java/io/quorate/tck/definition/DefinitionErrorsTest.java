/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefinitionErrorsTest {
  /** Those that only a program which builds its node itself can have. */
  private static final Set<String> OF_PROGRAMS = Set.of("QD001", "QD016");

  @Test
  void everyDocumentedCode_hasAnApplicationThatMustNotStart() throws Exception {
    Path document =
        Path.of(System.getProperty("quorate.repo.root")).resolve("docs/definition-errors.md");
    Set<String> documented =
        Files.readAllLines(document).stream()
            .filter(line -> line.startsWith("| QD"))
            .map(line -> line.substring(2, 7))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> deployed =
        DefinitionErrors.ALL.stream()
            .map(DefinitionError::code)
            .collect(Collectors.toCollection(TreeSet::new));
    deployed.addAll(OF_PROGRAMS);
    assertEquals(documented, deployed);
  }
}
