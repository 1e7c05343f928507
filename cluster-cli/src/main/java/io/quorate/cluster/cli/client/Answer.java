/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.quorate.cluster.cli.output.Cell;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * What a node said.
 *
 * @param status the HTTP status
 * @param body the JSON object it came with
 */
public record Answer(int status, JsonObject body) {
  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;
  private static final int SERVER_ERROR = 500;

  /** Codes after which a change may have happened although the node gave an error. */
  private static final Set<String> UNCERTAIN = Set.of("", "INTERNAL", "TIMEOUT", "LEADER_LOST");

  /** What is wrong, if anything: the node's words, or at least its HTTP status. */
  public Optional<String> error() {
    // What a node says may hold anything, and goes to a terminal.
    String error = Cell.printable(body.getString("error", ""));
    if (!error.isEmpty()) {
      String code = Cell.printable(code());
      return Optional.of(code.isEmpty() ? error : error + " [" + code + "]");
    }
    return status >= OK && status < MULTIPLE_CHOICES
        ? Optional.empty()
        : Optional.of("the node answered HTTP " + status + " without saying why");
  }

  /** The stable code of the error, or an empty text. */
  public String code() {
    return body.getString("code", "");
  }

  /** Whether a change that was asked for may have happened in spite of the error. */
  public boolean outcomeUnknown() {
    String outcome = body.getString("outcome", "");
    return outcome.equals("unknown")
        || (status >= SERVER_ERROR && outcome.isEmpty() && UNCERTAIN.contains(code()));
  }
}
