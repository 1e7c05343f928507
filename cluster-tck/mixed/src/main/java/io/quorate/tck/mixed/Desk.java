/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.mixed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quorate.tck.handlers.Accounts;
import io.quorate.tck.handlers.AccountsApi;
import io.quorate.tck.handlers.Deposit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Calls the contract for whoever asks at the port {@code tck.desk.port}: {@code
 * /deposit?account&cents}, {@code /balance?account}, and {@code /handler} for where the handler's
 * class was loaded from. The server is the JDK's, so that every runtime has it.
 */
@ApplicationScoped
public class Desk {
  @Inject AccountsApi accounts;
  private @Nullable HttpServer server;

  void open(@Observes @Initialized(ApplicationScoped.class) Object any) throws IOException {
    if (server != null) {
      return;
    }
    int port = ConfigProvider.getConfig().getValue("tck.desk.port", Integer.class);
    HttpServer opened =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    opened.createContext("/", this::serve);
    opened.start();
    server = opened;
  }

  void close(@Observes @BeforeDestroyed(ApplicationScoped.class) Object any) {
    if (server != null) {
      server.stop(0);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String answer;
    int status = 200;
    try {
      answer = answer(exchange.getRequestURI().getPath(), query(exchange));
    } catch (RuntimeException e) {
      answer = e.toString();
      status = 500;
    }
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String[] query(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "").split("&", -1);
  }

  private String answer(String path, String[] words) {
    return switch (path) {
      case "/deposit" ->
          String.valueOf(accounts.deposit(new Deposit(words[0], Long.parseLong(words[1]))));
      case "/balance" -> String.valueOf(accounts.balance(words[0]));
      case "/handler" -> String.valueOf(Accounts.class.getResource("Accounts.class"));
      default -> throw new IllegalArgumentException(path);
    };
  }
}
