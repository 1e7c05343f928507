/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static io.quorate.cluster.cli.EveryWayIn.grpc;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.quorate.cluster.v1.PublishRequest;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
      List<Iterator<?>> flood = new ArrayList<>();
      String last = "done";
      // One place is that of the healthy subscriber; a connection has 100 at the most.
      for (int i = 0; i < 1_024 && last.equals("done"); i++) {
        if (i % 90 == 0) {
          channels.add(ways.dial());
        }
        ManagedChannel channel = channels.get(channels.size() - 1);
        last =
            grpc(
                () -> {
                  Iterator<?> watch =
                      HealthGrpc.newBlockingStub(channel)
                          .watch(HealthCheckRequest.getDefaultInstance());
                  flood.add(watch);
                  return watch.next();
                });
      }
      assertEquals("UNAVAILABLE BUSY", last);
      assertEquals(1_024, flood.size());
      assertEquals("UNAVAILABLE BUSY", subscribe(subscriber("late", "good")));
      publishGood();
      assertEquals("done", publish(PublishRequest.newBuilder().setTopic("other")));
    } finally {
      channels.forEach(ManagedChannel::shutdownNow);
    }
    await().atMost(TIMEOUT).until(() -> subscribe(subscriber("late", "good")).equals("done"));
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
