/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupHeaderTest {
  private static final String JSON =
      "{\"clusterName\":\"shop\",\"clusterId\":\"0e02b2c3-d479-4a0f-8d2b-4f1b3c5a7e90\","
          + "\"epoch\":3,\"index\":4711,\"term\":9,\"featureLevel\":4,"
          + "\"created\":\"2026-11-01T10:20:30.400Z\",\"nodeId\":\"n1\",\"version\":\"1.0.0\"}";
  private static final BackupHeader HEADER =
      new BackupHeader(
          "shop",
          UUID.fromString("0e02b2c3-d479-4a0f-8d2b-4f1b3c5a7e90"),
          3,
          4711,
          9,
          4,
          Instant.parse("2026-11-01T10:20:30.400Z"),
          "n1",
          "1.0.0");

  @Test
  void header_isEncodedAsEver() {
    assertEquals(JSON, new String(HEADER.encode(), UTF_8));
    assertEquals(HEADER, BackupHeader.decode(JSON.getBytes(UTF_8)));
  }

  @Test
  void unknownFields_areIgnored() {
    String more = JSON.replace("{\"clusterName\"", "{\"later\":[1],\"clusterName\"");
    assertEquals(HEADER, BackupHeader.decode(more.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"epoch\":3|\"epoch\":-1",
        "\"epoch\":3|\"epoch\":\"3\"",
        "\"index\":4711|\"index\":1e40",
        "\"index\":4711,|",
        "\"term\":9|\"term\":1.5",
        "\"featureLevel\":4|\"featureLevel\":5000000000",
        "0e02b2c3|zz",
        "2026-11-01T|yesterday",
        "\"shop\"|null",
        "}|"
      })
  void wrongFields_areRefused(String change) {
    String[] parts = change.split("\\|", -1);
    String wrong = JSON.replace(parts[0], parts[1]);
    var failure =
        assertThrows(
            IllegalArgumentException.class, () -> BackupHeader.decode(wrong.getBytes(UTF_8)));
    assertTrue(failure.getMessage().length() > 10, failure.getMessage());
  }
}
