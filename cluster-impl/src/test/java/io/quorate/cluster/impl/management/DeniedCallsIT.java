/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.impl.LogLines;
import io.quorate.cluster.impl.security.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers who may not must not keep others from calling. */
class DeniedCallsIT {
  private static final String TOKEN = "writer-token-0123456789";

  @TempDir Path directory;

  @Test
  void deniedCalls_thatNeverEnd_holdNoPlaces() throws Exception {
    Path tokens = Files.writeString(directory.resolve("tokens"), "shop writer " + TOKEN + "\n");
    Access access =
        new Access(
            ClusterConfig.of(
                Map.of("quorate.node-id", "n1", "quorate.security.tokens-file", tokens.toString())),
            Optional.empty(),
            Set::of);
    int places = 4;
    try (LogLines audit = new LogLines("io.quorate.cluster.audit");
        Fixture fixture =
            new Fixture(Fixture.settings(0, 256, places, Duration.ofSeconds(10)), access)) {
      fixture.http.start();
      try (RawHttp2 stranger = new RawHttp2(fixture.http.port());
          RawHttp2 shop = new RawHttp2(fixture.http.port())) {
        for (int i = 0; i < 5 * places; i++) {
          // Headers, and no message ever.
          stranger.open(2 * i + 1, "quorate.cluster.v1.Management/GetStatus");
          assertEquals(0, stranger.answer(2 * i + 1).body().length);
        }
        shop.call(1, "quorate.cluster.v1.Management/GetStatus", "authorization", "Bearer " + TOKEN);
        assertTrue(shop.answer(1).body().length > 5);
        assertEquals(5 * places, audit.lines().size(), "each denial is told");
      }
    }
  }
}
