/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import jakarta.json.JsonObject;

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

  /** A client of a node. */
  static ManagementClient of(Protocol protocol, Endpoint node) {
    return switch (protocol) {
      case http -> new HttpManagementClient(node);
      case grpc -> new GrpcManagementClient(node);
    };
  }

  /** Asks for something. */
  Answer get(String path) throws NoAnswerException, InterruptedException;

  /** Sends an object. */
  Answer post(String path, JsonObject body) throws NoAnswerException, InterruptedException;

  @Override
  void close();
}
