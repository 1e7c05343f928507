/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.bench.system.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadSpecTest {
  @Test
  void whatIsSent_isWhatArrives() {
    LoadSpec writes =
        new LoadSpec(1, Operation.WRITE, 256, Duration.ofMillis(400), Duration.ofSeconds(3), 128);
    LoadSpec reads =
        new LoadSpec(2, Operation.READ_SESSION, 1, Duration.ZERO, Duration.ofSeconds(1), 9);
    assertEquals(writes, LoadSpec.parse(writes.format()));
    assertEquals(reads, LoadSpec.parse(reads.format()));
    PublishSpec messages = new PublishSpec(3, 1000, 64, 128, 512);
    assertEquals(messages, PublishSpec.parse(messages.format()));
  }

  @Test
  void aMissingField_isNamed() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> LoadSpec.parse("run=1 operation=WRITE callers=1"));
    assertEquals("field 'ramp' is missing", e.getMessage());
  }
}
