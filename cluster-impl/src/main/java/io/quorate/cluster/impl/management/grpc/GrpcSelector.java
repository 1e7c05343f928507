/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Metadata;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.http2.Http2Headers;
import io.helidon.http.http2.Http2Settings;
import io.helidon.http.http2.Http2StreamState;
import io.helidon.http.http2.Http2StreamWriter;
import io.helidon.http.http2.StreamFlowControl;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector;
import io.helidon.webserver.http2.spi.SubProtocolResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the calls of gRPC out of what arrives over HTTP/2. Helidon's own handler of gRPC is not
 * used: it knows no deadlines, and a message too large, a message that is none and a service that
 * throws leave its client without an answer.
 */
public final class GrpcSelector implements Http2SubProtocolSelector {
  private static final Set<String> TYPES = Set.of("application/grpc", "application/grpc+proto");

  private final Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();
  private final GrpcBounds bounds;

  /** Offers the services, within the bounds. */
  public GrpcSelector(List<ServerServiceDefinition> services, GrpcBounds bounds) {
    this.bounds = bounds;
    for (ServerServiceDefinition service : services) {
      for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
        methods.put(method.getMethodDescriptor().getFullMethodName(), method);
      }
    }
  }

  @Override
  public SubProtocolResult subProtocol(
      ConnectionContext connection,
      HttpPrologue prologue,
      Http2Headers headers,
      Http2StreamWriter writer,
      int streamId,
      Http2Settings serverSettings,
      Http2Settings clientSettings,
      StreamFlowControl flow,
      Http2StreamState state,
      Router router) {
    String type = headers.httpHeaders().first(HeaderNames.CONTENT_TYPE).orElse("");
    if (!prologue.method().equals(Method.POST) || !TYPES.contains(type)) {
      return NOT_SUPPORTED;
    }
    String path = prologue.uriPath().rawPath();
    ServerMethodDefinition<?, ?> method = methods.get(path.substring(Math.min(1, path.length())));
    StreamOutput output = new StreamOutput(writer, flow, streamId, bounds.transferTimeout());
    if (state == Http2StreamState.CLOSED) {
      return new SubProtocolResult(true, RefusedStream.gone(output));
    }
    SubProtocolHandler stream =
        method == null
            ? new RefusedStream(
                output,
                Status.UNIMPLEMENTED.withDescription(
                    "there is no method " + path + "; server reflection lists those that are"),
                new Metadata())
            : GrpcStream.of(method, connection, headers, output, bounds);
    return new SubProtocolResult(true, stream);
  }
}
