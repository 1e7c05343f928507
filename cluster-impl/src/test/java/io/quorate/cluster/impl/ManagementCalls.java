/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.ReplicationGrpc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/** Somebody at the management port of a node, by HTTP/1.1 and by gRPC. */
final class ManagementCalls implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
  private static final Metadata.Key<String> CODE = key("quorate-code");

  private final String base;
  private final HttpClient http;
  private final ManagedChannel channel;

  private ManagementCalls(String base, HttpClient http, ManagedChannel channel) {
    this.base = base;
    this.http = http;
    this.channel = channel;
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /** In the clear, from an address of this machine. */
  static ManagementCalls from(String address, int port) throws IOException {
    InetAddress local = InetAddress.getByName(address);
    return new ManagementCalls(
        "http://127.0.0.1:" + port,
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).localAddress(local).build(),
        OkHttpChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .socketFactory(new From(local))
            .build());
  }

  /** Over TLS, with what the context shows. */
  static ManagementCalls of(SSLContext context, int port) {
    return new ManagementCalls(
        "https://127.0.0.1:" + port,
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build(),
        OkHttpChannelBuilder.forAddress("127.0.0.1", port)
            .tlsConnectionSpec(
                new String[] {"TLSv1.3"},
                new String[] {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"})
            .sslSocketFactory(context.getSocketFactory())
            .hostnameVerifier((host, session) -> true)
            .build());
  }

  /** The methods that the port offers, health and reflection aside. */
  static List<MethodDescriptor<?, ?>> methods() {
    List<MethodDescriptor<?, ?>> methods = new ArrayList<>();
    methods.addAll(ManagementGrpc.getServiceDescriptor().getMethods());
    methods.addAll(ReplicationGrpc.getServiceDescriptor().getMethods());
    return methods;
  }

  ManagedChannel channel() {
    return channel;
  }

  /** The answer to a request such as {@code POST /join}; an empty token shows none. */
  HttpResponse<String> http(String request, String token, String body) throws Exception {
    String[] parts = request.split(" ");
    HttpRequest.Builder built =
        HttpRequest.newBuilder(URI.create(base + parts[1].replace("{topic}", "any?id=x")))
            .timeout(Duration.ofSeconds(20))
            .method(
                parts[0],
                parts[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      built.header("Authorization", "Bearer " + token);
    }
    return http.send(built.build(), BodyHandlers.ofString());
  }

  /** How a call of gRPC with an empty message ends, and its code of ours if it has one. */
  <Q, A> String grpc(MethodDescriptor<Q, A> method, String token) {
    Metadata headers = new Metadata();
    if (!token.isEmpty()) {
      headers.put(AUTHORIZATION, "Bearer " + token);
    }
    Channel with =
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS);
    Q empty = method.parseRequest(new ByteArrayInputStream(new byte[0]));
    try {
      if (method.getType() == MethodDescriptor.MethodType.SERVER_STREAMING) {
        boolean unused =
            ClientCalls.blockingServerStreamingCall(with, method, options, empty).hasNext();
      } else {
        A unused = ClientCalls.blockingUnaryCall(with, method, options, empty);
      }
      return "OK";
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode()
          + Optional.ofNullable(e.getTrailers())
              .map(trailers -> trailers.get(CODE))
              .map(code -> " " + code)
              .orElse("");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    channel.shutdownNow();
  }

  /** Binds the near end. */
  private static final class From extends SocketFactory {
    private final InetAddress local;

    From(InetAddress local) {
      this.local = local;
    }

    @Override
    public Socket createSocket() throws IOException {
      Socket socket = new Socket();
      socket.bind(new InetSocketAddress(local, 0));
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return new Socket(host, port, local, 0);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress other, int near)
        throws IOException {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress other, int near)
        throws IOException {
      return createSocket(host, port);
    }
  }
}
