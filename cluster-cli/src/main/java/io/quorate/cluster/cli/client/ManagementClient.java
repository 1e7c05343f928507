/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.quorate.cluster.HostPort;
import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * Asks one node, in the words of its HTTP interface whatever the protocol. Not for use from several
 * threads.
 */
public interface ManagementClient extends AutoCloseable {
  /** How to talk to the node. */
  enum Protocol {
    /** JSON over HTTP/1.1. */
    http,
    /** The same calls over gRPC. */
    grpc
  }

  /** A client of the node that manages at this address. */
  static ManagementClient of(Protocol protocol, HostPort address, Duration timeout) {
    return switch (protocol) {
      case http -> new HttpManagementClient(address, timeout);
      case grpc -> new GrpcManagementClient(address, timeout);
    };
  }

  /** Asks for something. */
  Answer get(String path) throws NoAnswerException, InterruptedException;

  /** Sends an object. */
  Answer post(String path, JsonObject body) throws NoAnswerException, InterruptedException;

  @Override
  void close();
}
