/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.cli.kv.KeyValues;
import io.quorate.cluster.cli.output.JsonText;
import io.quorate.examples.driver.process.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One node, and each of the ways in: what comes of something that is asked of it, in few words. */
final class EveryWayIn implements AutoCloseable {
  final Cluster node;
  final int port;
  final ManagedChannel channel;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  EveryWayIn(Path directory) throws Exception {
    port = Ports.free();
    node =
        Cluster.builder()
            .nodeId("n1")
            .dataDirectory(directory.resolve("n1"))
            .bootstrap(true)
            .config("quorate.cluster-name", "every-way-in-" + port)
            .config("quorate.membership.bind-address", "127.0.0.1:" + Ports.free())
            .config("quorate.raft.address", "127.0.0.1:0")
            .config("quorate.raft.free-space-min", "0")
            .config("quorate.management.address", "127.0.0.1:" + port)
            .config("quorate.write.max-payload-bytes", "64KiB")
            .config("quorate.management.max-body-bytes", "256KiB")
            .handler(new KeyValues())
            .start();
    node.ready().toCompletableFuture().get(30, TimeUnit.SECONDS);
    channel = dial();
  }

  ManagedChannel dial() {
    return OkHttpChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  /** The code of a stage's failure. */
  static String java(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().join();
      return "done";
    } catch (CompletionException e) {
      return e.getCause() instanceof ClusterException known ? known.code().name() : e.toString();
    }
  }

  /** Status and code of an answer to an object that is sent. */
  String post(String path, String body) throws Exception {
    return answer(
        request(path).POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }

  /** Status and code of an answer that is to be no stream. */
  String get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return answer(request);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private String answer(HttpRequest.Builder request) throws Exception {
    var response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    String body = response.body();
    // What is asked may be long: the answer must not be.
    return response.statusCode()
        + " "
        + (body.length() > 1_000 ? "long" : JsonText.parse(body).getString("code", "done"));
  }

  /** Status and code of a call. */
  static String grpc(Callable<?> call) throws Exception {
    try {
      call.call();
      return "done";
    } catch (StatusRuntimeException e) {
      Metadata trailers = e.getTrailers();
      String code =
          trailers == null
              ? null
              : trailers.get(Metadata.Key.of("quorate-code", Metadata.ASCII_STRING_MARSHALLER));
      return e.getStatus().getCode() + " " + code;
    }
  }

  /** Exit code of a command, and the code that it tells. */
  String cli(String... arguments) {
    Terminals terminals = new Terminals();
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--addr", "127.0.0.1:" + port));
    int exit = terminals.run(all.toArray(String[]::new));
    String err = terminals.err();
    int from = err.lastIndexOf('[');
    return exit + (from < 0 ? "" : " " + err.substring(from + 1, err.lastIndexOf(']')));
  }

  @Override
  public void close() {
    http.shutdownNow();
    channel.shutdownNow();
    node.close();
  }
}
