/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static io.quorate.cluster.cli.EveryWayIn.grpc;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import io.quorate.cluster.v1.PublishRequest;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Streams without end get their bound, by every way in, and nobody else loses anything. */
class TopicFloodIT extends BesideHealthySubscribers {
  @Test
  void floodOfEventStreams() throws Exception {
    List<Socket> flood = new ArrayList<>();
    try {
      // The healthy one has a place too.
      for (int i = 0; i < 127; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), ways.port);
        socket
            .getOutputStream()
            .write(
                "GET /topics/good HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        assertEquals('H', socket.getInputStream().read());
        flood.add(socket);
      }
      assertEquals("503 BUSY", ways.get("/topics/good"));
      assertEquals("1 BUSY", ways.cli("subscribe", "good"));
      publishGood();
      assertEquals("200 done", ways.post("/publish", "{\"topic\":\"other\"}"));
      assertEquals("0", ways.cli("topics"));
    } finally {
      for (Socket socket : flood) {
        socket.close();
      }
    }
    await().atMost(TIMEOUT).until(() -> ways.cli("subscribe", "other").equals("0"));
  }

  @Test
  void floodOfCallStreams() throws Exception {
    List<ManagedChannel> channels = new ArrayList<>();
    try {
      int opened = 0;
      String last = "done";
      while (last.equals("done") && opened <= 1_024) {
        // A connection has 100 streams at the most.
        if (opened % 90 == 0) {
          channels.add(ways.dial());
        }
        ManagedChannel channel = channels.get(channels.size() - 1);
        last = grpc(() -> reflection(channel));
        opened += last.equals("done") ? 1 : 0;
      }
      assertEquals("UNAVAILABLE BUSY", last);
      // One place is that of the healthy subscriber.
      assertEquals(1_023, opened);
      assertEquals("UNAVAILABLE BUSY", subscribe(subscriber("late", "good")));
      publishGood();
      assertEquals("done", publish(PublishRequest.newBuilder().setTopic("other")));
    } finally {
      channels.forEach(ManagedChannel::shutdownNow);
    }
    await().atMost(TIMEOUT).until(() -> subscribe(subscriber("late", "good")).equals("done"));
  }

  /** A stream that stays, with an answer, so that it has its place. */
  private static boolean reflection(ManagedChannel channel) throws Exception {
    CompletableFuture<Boolean> answered = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(channel)
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    answered.complete(true);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answered.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    try {
      return answered.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StatusRuntimeException refused ? refused : e;
    }
  }

  /** Whoever may watch health may be a stranger, so it takes nobody's place. */
  @Test
  void floodOfWatches_keepsNobodyOut() throws Exception {
    List<ManagedChannel> channels = new ArrayList<>();
    try {
      for (int connection = 0; connection < 20; connection++) {
        ManagedChannel channel = ways.dial();
        channels.add(channel);
        int opened = 0;
        while (grpc(() -> watch(channel)).equals("done")) {
          opened++;
        }
        assertEquals(8, opened);
      }
      assertEquals("done", subscribe(subscriber("late", "good")));
      publishGood();
    } finally {
      channels.forEach(ManagedChannel::shutdownNow);
    }
  }

  private static Object watch(ManagedChannel channel) {
    return HealthGrpc.newBlockingStub(channel)
        .watch(HealthCheckRequest.getDefaultInstance())
        .next();
  }

  @Test
  void floodOfOneId_leavesOneStream() throws Exception {
    publishGood();
    for (int i = 0; i < 200; i++) {
      assertEquals("done", subscribe(subscriber("again", "good")));
    }
    publishGood();
  }
}
