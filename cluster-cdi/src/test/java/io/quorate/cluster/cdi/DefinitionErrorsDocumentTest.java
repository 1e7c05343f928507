/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cdi.definition.BeanCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefinitionErrorsDocumentTest {
  @Test
  void everyCode_isInTheDocument_andNoOther() throws Exception {
    Set<String> codes = new TreeSet<>();
    Arrays.stream(BeanCode.values()).map(BeanCode::number).forEach(codes::add);
    // Not on this module's class path while it is compiled, only at run time.
    Class<?> code = Class.forName("io.quorate.cluster.impl.handlers.DefinitionCode");
    for (Object each : code.getEnumConstants()) {
      codes.add((String) code.getMethod("number").invoke(each));
    }
    Path document = Container.REPOSITORY.resolve("docs/definition-errors.md");
    Set<String> described =
        Files.readAllLines(document).stream()
            .filter(line -> line.startsWith("| QD"))
            .peek(line -> assertEquals(5, line.split("\\|", -1).length, line))
            .map(line -> line.substring(2, 7))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(codes, described);
    assertFalse(described.isEmpty());
    assertTrue(described.size() > 20, described.toString());
  }
}
