/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.rest;

import io.quorate.examples.driver.load.Outcome;
import io.quorate.examples.driver.load.TransferOrder;
import io.quorate.examples.driver.load.Transfers;
import io.quorate.examples.driver.process.Http;
import java.io.IOException;
import java.net.ConnectException;

/** Posts transfers to one service. */
final class RestTransfers implements Transfers {
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;

  private final ServiceProcess service;

  RestTransfers(ServiceProcess service) {
    this.service = service;
  }

  @Override
  public Outcome make(TransferOrder order) {
    try {
      return outcome(service.post("/transfers", json(order)));
    } catch (ConnectException e) {
      return Outcome.refused("NO_CONNECTION").andGone();
    } catch (IOException e) {
      return Outcome.unknown(e.getClass().getSimpleName()).andGone();
    }
  }

  private static String json(TransferOrder order) {
    return "{\"id\":%d,\"from\":\"%s\",\"to\":\"%s\",\"cents\":%d}"
        .formatted(order.id(), order.from(), order.to(), order.cents());
  }

  private static Outcome outcome(Http.Answer answer) {
    String code = "HTTP_" + answer.status();
    return switch (answer.status()) {
      case CREATED -> Outcome.acknowledged(answer.json().getJsonNumber("number").longValueExact());
      case BAD_REQUEST, NOT_FOUND, CONFLICT, UNAVAILABLE -> Outcome.refused(code);
      default -> Outcome.unknown(code);
    };
  }
}
