/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into what a client is told. Stack traces stay in the node's log. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_SECONDS = "1";

  private final String nodeId;

  Problems(String nodeId) {
    this.nodeId = nodeId;
  }

  Problem of(Throwable failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (failure instanceof HandlerException handler) {
      return problem(422, handler).with("type", handler.typeName());
    }
    if (failure instanceof OutcomeUnknownException unknown) {
      return problem(504, unknown).with("outcome", "unknown");
    }
    if (failure instanceof ClusterException known) {
      int status = status(known.code());
      if (status != 500) {
        Problem problem = problem(status, known);
        if (known instanceof NotCommittedException) {
          problem = problem.with("outcome", "not_committed");
        }
        return status == 503 ? problem.withHeader("Retry-After", RETRY_SECONDS) : problem;
      }
    }
    LOG.warn("{}: a management request failed", nodeId, failure);
    return Problem.of(
        500, "INTERNAL", "the request failed inside node " + nodeId + "; its log says why");
  }

  private static Problem problem(int status, ClusterException failure) {
    return Problem.of(
        status, failure.code().name(), Objects.requireNonNullElse(failure.getMessage(), ""));
  }

  static int status(ClusterException.Code code) {
    return switch (code) {
      case BAD_PAYLOAD, BAD_TOPIC, BAD_POSITION -> 400;
      case UNKNOWN_OPERATION, UNKNOWN_MEMBER, UNKNOWN_SUBSCRIBER -> 404;
      case ALREADY_MEMBER, CHANGE_IN_PROGRESS, VERSION_MISMATCH, FOREIGN_CLUSTER -> 409;
      case TOO_LARGE -> 413;
      case HANDLER_FAILED -> 422;
      case CALLED_FROM_APPLY, CANNOT_START -> 500;
      case NO_LEADER,
          NO_QUORUM,
          NOT_LEADER,
          LEADER_LOST,
          NOT_CONFIGURED,
          QUEUE_FULL,
          TOO_MANY_TOPICS,
          WINDOW_FULL,
          STORAGE_FULL,
          SESSION_EXPIRED,
          STALE,
          UNREACHABLE,
          HALTED,
          CLOSED ->
          503;
      case TIMEOUT -> 504;
    };
  }
}
