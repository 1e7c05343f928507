/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.service;

import io.quorate.examples.ledger.LongList;
import io.quorate.examples.ledger.journal.Journals;
import io.quorate.examples.ledger.journal.Replica;
import io.quorate.examples.ledger.journal.Verdict;
import io.quorate.examples.ledger.process.NodeFailure;
import io.quorate.examples.ledger.process.Until;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What every running service of a ledger holds. */
public final class LedgerReplicas {
  private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(30);
  private static final int PAGE = 5_000;

  private final ThreeServices services;

  /** Of these services. */
  public LedgerReplicas(ThreeServices services) {
    this.services = services;
  }

  /** Holds all journals against the lists of all running services, once they have settled. */
  public Verdict check(Path journals) {
    settle();
    List<Replica> replicas =
        services.running().parallelStream().map(process -> replica(process.spec())).toList();
    return Journals.of(journals).check(replicas);
  }

  /** How many transfers a linearizable read from this service sees. */
  public long count(ServiceSpec service) {
    return number(services.rest().json(service, "/transfers?limit=1"), "total");
  }

  /** The figures of a service's own copy. */
  public JsonObject summary(ServiceSpec service) {
    return services.rest().json(service, "/summary?local=true");
  }

  /** A service's own list, as it is. */
  private Replica replica(ServiceSpec service) {
    LongList ids = new LongList();
    while (true) {
      JsonObject page =
          services
              .rest()
              .json(service, "/transfers?local=true&limit=" + PAGE + "&offset=" + ids.size());
      for (JsonValue transfer : page.getJsonArray("transfers")) {
        ids.add(number(transfer.asJsonObject(), "id"));
      }
      if (ids.size() >= number(page, "total")) {
        return new Replica(service.id(), ids);
      }
    }
  }

  /** Transfers with unknown outcome may still be on their way. */
  private void settle() {
    try {
      Until.holds(
          "the services see the same number of transfers",
          SETTLE_TIMEOUT,
          () ->
              services.running().stream().map(process -> count(process.spec())).distinct().count()
                  == 1);
    } catch (NodeFailure e) {
      // The check that follows says in what they differ.
    }
  }

  private static long number(JsonObject json, String name) {
    return json.getJsonNumber(name).longValueExact();
  }
}
