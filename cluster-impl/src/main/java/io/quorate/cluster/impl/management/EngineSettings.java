/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.context.Context;
import io.helidon.http.DateTime;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.util.Locale;
import java.util.concurrent.ExecutorService;

/**
 * Helidon's settings, all given here: nothing is discovered on the class path, and no configuration
 * file of the host is read.
 */
final class EngineSettings implements ListenerContext {
  static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_FIRST_LINE_BYTES = 4 * 1024;
  private static final int SHOWN = 160;

  private final ExecutorService executor;
  private final Context context;
  private final MediaContext media;
  private final ContentEncodingContext encodings;
  private final DirectHandlers refusals;
  private final ListenerConfig config;

  EngineSettings(ManagementSettings settings, Dispatcher dispatcher, ExecutorService executor) {
    this.executor = executor;
    this.context = Context.builder().id("quorate-management").build();
    this.media =
        MediaContext.builder()
            .mediaSupportsDiscoverServices(false)
            .registerDefaults(false)
            .buildPrototype()
            .build();
    this.encodings =
        ContentEncodingContext.builder()
            .contentEncodingsDiscoverServices(false)
            .buildPrototype()
            .build();
    this.refusals = refusals(dispatcher);
    this.config =
        ListenerConfig.builder()
            .protocolsDiscoverServices(false)
            .concurrencyLimitDiscoverServices(false)
            .maxPayloadSize(settings.maxBodyBytes())
            .mediaContext(media)
            .contentEncoding(encodings)
            .directHandlers(refusals)
            .errorHandling(handling -> handling.includeEntity(true))
            .buildPrototype();
  }

  /**
   * Helidon's HTTP, whose first use in a class loader starts a daemon thread for the time of day
   * that nothing can stop. It must at least not hold on to the class loader of whoever happens to
   * be first.
   */
  static Http1ConnectionSelector http1() {
    Thread thread = Thread.currentThread();
    ClassLoader callers = thread.getContextClassLoader();
    thread.setContextClassLoader(DateTime.class.getClassLoader());
    try {
      DateTime.timestamp();
    } finally {
      thread.setContextClassLoader(callers);
    }
    return Http1ConnectionSelector.builder()
        .config(
            Http1Config.builder()
                .maxPrologueLength(MAX_FIRST_LINE_BYTES)
                .maxHeadersSize(MAX_HEADER_BYTES)
                .receiveLog(false)
                .sendLog(false)
                .buildPrototype())
        .build();
  }

  /** What Helidon refuses by itself, such as malformed requests, is told in our JSON. */
  private static DirectHandlers refusals(Dispatcher dispatcher) {
    DirectHandler handler =
        (request, type, status, headers, message) -> {
          // Our handler turns its own failures into replies: what fails here is the request.
          boolean broken = status.code() == 500;
          Status told = broken ? Status.BAD_REQUEST_400 : status;
          String text = broken ? "the request is not HTTP/1.1" : message;
          String error = text == null || text.isBlank() ? told.reasonPhrase() : firstLine(text);
          String code = told.reasonPhrase().toUpperCase(Locale.ROOT).replace(' ', '_');
          Reply reply =
              dispatcher.failed(
                  request.path().split("\\?", 2)[0], Problem.of(told.code(), code, error));
          TransportResponse.Builder response =
              TransportResponse.builder().status(told).headers(headers).keepAlive(false);
          // Helidon's HTTP/2 announces the entity's length and then sends the message.
          return request.protocolVersion().startsWith("2")
              ? response.build()
              : response
                  .header(HeaderNames.CONTENT_TYPE, reply.contentType())
                  .entity(reply.body())
                  .build();
        };
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, handler);
    }
    return builder.build();
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  public MediaContext mediaContext() {
    return media;
  }

  @Override
  public ContentEncodingContext contentEncodingContext() {
    return encodings;
  }

  @Override
  public DirectHandlers directHandlers() {
    return refusals;
  }

  @Override
  public ListenerConfig config() {
    return config;
  }

  @Override
  public ExecutorService executor() {
    return executor;
  }
}
