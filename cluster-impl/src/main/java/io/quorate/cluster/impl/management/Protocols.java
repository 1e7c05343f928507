/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.http2.Http2ConnectionSelector;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector;
import io.helidon.webserver.spi.ServerConnection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The protocols of the port, with their bounds. What only HTTP/2 needs is loaded when the first
 * client speaks it.
 */
final class Protocols {
  /** Streams that a client may have open on one connection. */
  static final int MAX_STREAMS = 100;

  private static final int WINDOW_BYTES = 256 * 1024;
  private static final int FRAME_BYTES = 16 * 1024;

  /** Counted over a connection's life; gRPC counts each call that its client gives up. */
  private static final int MAX_RESETS = 10_000;

  private final ManagementSettings settings;
  private final Supplier<Http2SubProtocolSelector> grpc;
  private final Http1ConnectionSelector http1 = EngineSettings.http1();
  private @Nullable Http2ConnectionSelector http2;

  Protocols(ManagementSettings settings, Supplier<Http2SubProtocolSelector> grpc) {
    this.settings = settings;
    this.grpc = grpc;
  }

  ServerConnection http1(ConnectionContext connection) {
    return http1.connection(connection);
  }

  ServerConnection http2(ConnectionContext connection) {
    return http2().connection(connection);
  }

  private synchronized Http2ConnectionSelector http2() {
    Http2ConnectionSelector made = http2;
    if (made == null) {
      made =
          Http2ConnectionSelector.builder()
              .http2Config(
                  Http2Config.builder()
                      .maxConcurrentStreams(MAX_STREAMS)
                      .maxFrameSize(FRAME_BYTES)
                      .maxHeaderListSize(EngineSettings.MAX_HEADER_BYTES)
                      .initialWindowSize(WINDOW_BYTES)
                      .flowControlTimeout(settings.transferTimeout())
                      .maxRapidResets(MAX_RESETS)
                      .buildPrototype())
              .addSubProtocolSelector(grpc.get())
              .build();
      http2 = made;
    }
    return made;
  }
}
