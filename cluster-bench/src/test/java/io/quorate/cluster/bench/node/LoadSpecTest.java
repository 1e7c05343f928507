/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.bench.system.ReadKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadSpecTest {
  @Test
  void whatIsSent_isWhatArrives() {
    LoadSpec writes = LoadSpec.writes(256, Duration.ofMillis(400), Duration.ofSeconds(3), 128);
    LoadSpec reads =
        new LoadSpec(
            Optional.of(ReadKind.SESSION), false, 1, Duration.ZERO, Duration.ofSeconds(1), 9);
    assertEquals(writes, LoadSpec.parse(writes.format()));
    assertEquals(writes.past(), LoadSpec.parse(writes.past().format()));
    assertEquals(reads, LoadSpec.parse(reads.format()));
  }

  @Test
  void aMissingField_isNamed() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> LoadSpec.parse("workload=WRITE callers=1"));
    assertEquals("field 'ramp' is missing", e.getMessage());
  }
}
