/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quorate.cluster.HostPort;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What gRPC says, in the words of the commands. */
final class GrpcAnswers {
  private final HostPort address;
  private final Duration timeout;

  GrpcAnswers(Endpoint node) {
    this.address = node.address();
    this.timeout = node.timeout();
  }

  /** A refusal as HTTP would have told it; {@code accepts} if it would have said so. */
  Answer failure(StatusRuntimeException e, boolean accepts) throws NoAnswerException {
    Status status = e.getStatus();
    String code = trailer(e, "quorate-code");
    if (code.isEmpty()
        && (status.getCode() == Status.Code.UNAVAILABLE
            || status.getCode() == Status.Code.DEADLINE_EXCEEDED)) {
      throw noAnswer(e);
    }
    JsonObjectBuilder body = Json.createObjectBuilder();
    if (accepts) {
      body.add("accepted", false);
    }
    body.add("error", Objects.requireNonNullElse(status.getDescription(), "" + status.getCode()));
    body.add("code", code.isEmpty() ? status.getCode().name() : code);
    String outcome = trailer(e, "quorate-outcome");
    if (!outcome.isEmpty()) {
      body.add("outcome", outcome);
    }
    return new Answer(httpStatus(status.getCode()), body.build());
  }

  private static String trailer(StatusRuntimeException e, String name) {
    Metadata trailers = e.getTrailers();
    String value =
        trailers == null
            ? null
            : trailers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    return Objects.requireNonNullElse(value, "");
  }

  /** What tells a refusal from a failure of the node. */
  private static int httpStatus(Status.Code code) {
    return switch (code) {
      case INTERNAL, UNKNOWN, DATA_LOSS -> 500;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case UNAVAILABLE, RESOURCE_EXHAUSTED, ABORTED -> 503;
      case DEADLINE_EXCEEDED, CANCELLED -> 504;
      default -> 400;
    };
  }

  private NoAnswerException noAnswer(StatusRuntimeException e) {
    if (e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return new NoAnswerException(
          address + " gave no answer in " + timeout + "; --timeout waits longer", true, e);
    }
    Optional<String> untrusted = TlsFailures.said(e);
    if (untrusted.isPresent()) {
      return new NoAnswerException(address + ": " + untrusted.get(), false, e);
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof java.net.ConnectException
          || cause instanceof java.net.UnknownHostException) {
        return new NoAnswerException(
            address
                + " could not be reached: "
                + (cause instanceof java.net.ConnectException
                    ? "nothing listens there"
                    : "no such host")
                + "; --addr takes the management address of a node",
            false,
            e);
      }
    }
    return new NoAnswerException(
        address + " broke the connection off: " + e.getStatus().getDescription(), true, e);
  }
}
