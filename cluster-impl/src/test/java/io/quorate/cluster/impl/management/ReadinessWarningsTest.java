/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readiness, which answers everybody, tells of what a status warns about. */
class ReadinessWarningsTest {
  private static final String MISSING = "n2 is configured and not seen in the view";
  private static final String ENDED =
      "the certificate expired at 2026-12-01T00:00:00Z; replace quorate.tls.cert";

  private Fixture fixture;

  @BeforeEach
  void create() {
    fixture = new Fixture();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Map<String, Object> ready(int status) {
    Dispatcher dispatcher =
        new Dispatcher(
            fixture.service, fixture.json, fixture.streams(), new Semaphore(4), Fixture.guard());
    Reply reply =
        (Reply)
            dispatcher.handle(
                () ->
                    new Request(
                        "GET",
                        "/readyz",
                        Map.of(),
                        Map.of(),
                        "test",
                        List.of(),
                        () -> new byte[0]));
    assertEquals(status, reply.status());
    return fixture.json.read(reply.body());
  }

  @Test
  void endOfTheCertificate_isTold_andNothingElseIs() {
    fixture.cluster.warnings = List.of(MISSING, ENDED);
    assertEquals(List.of(ENDED), ready(200).get("warnings"));
    fixture.cluster.warnings = List.of(MISSING);
    assertFalse(ready(200).containsKey("warnings"));
  }

  @Test
  void nodeThatIsDown_warnsBeside() {
    fixture.cluster.warnings = List.of(ENDED);
    fixture.cluster.haltReason = Optional.of("entry 7 could not be applied");
    Map<String, Object> answer = ready(503);
    assertEquals(List.of("halted: entry 7 could not be applied"), answer.get("reasons"));
    assertEquals(List.of(ENDED), answer.get("warnings"));
  }
}
