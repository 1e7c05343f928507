/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeerSpecTest {
  @Test
  void whatIsWritten_isWhatIsRead() {
    List<PeerSpec> peers =
        List.of(new PeerSpec("n1", List.of(1, 2, 3)), new PeerSpec("n2", List.of(4, 5, 6)));
    assertEquals("n1:1:2:3,n2:4:5:6", PeerSpec.format(peers));
    assertEquals(peers, PeerSpec.parse("n1:1:2:3,n2:4:5:6"));
  }

  @Test
  void aPeerWithTooFewPorts_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> PeerSpec.parse("n1:1:2"));
  }
}
