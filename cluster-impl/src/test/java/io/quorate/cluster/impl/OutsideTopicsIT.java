/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.TopicStatus;
import io.quorate.cluster.impl.delivery.MemberStreams.MemberStream;
import io.quorate.cluster.impl.delivery.MemberStreams.StreamLostException;
import io.quorate.cluster.impl.management.GrpcMemberStream;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.security.TlsSettings;
import io.quorate.cluster.impl.threads.Threads;
import io.quorate.cluster.impl.topics.StartPoint;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics on a real node that is a member, and not in the configuration. */
class OutsideTopicsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String OUTSIDE = "n4";
  private static final String DURABLE = "node:n4/topics/orders";

  @TempDir Path directory;
  private final TopicHandler handler = new TopicHandler();
  private @Nullable TestCluster cluster;

  private TestCluster form() throws Exception {
    return prepare().form(3);
  }

  private TestCluster prepare() {
    TestCluster prepared =
        new TestCluster(directory, TopicHandler::new).set("quorate.topics.retry", "20ms");
    cluster = prepared;
    return prepared;
  }

  private TestCertificates secure(TestCluster prepared) throws Exception {
    TestCertificates issued = new TestCertificates(directory.resolve("pki"), prepared.name());
    for (String id : List.of("n1", "n2", "n3", OUTSIDE)) {
      issued.issue(id);
    }
    prepared.secure(issued);
    return issued;
  }

  @AfterEach
  void close() {
    handler.hold.countDown();
    if (cluster != null) {
      cluster.close();
    }
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(assertion);
  }

  private static List<Long> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static void publish(Cluster node, int messages) throws Exception {
    List<CompletionStage<PublishReceipt>> published = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      published.add(node.publish("orders", "x"));
    }
    for (CompletionStage<PublishReceipt> each : published) {
      get(each);
    }
  }

  private static List<TopicStatus.Subscriber> subscribers(Cluster node, String name) {
    return node.topics().stream()
        .filter(topic -> topic.topic().equals("orders"))
        .flatMap(topic -> topic.subscribers().stream())
        .filter(each -> each.name().equals(name))
        .toList();
  }

  @Test
  void nodeOutsideTheConfiguration_getsMessagesInOrder_andAcknowledges() throws Exception {
    readOutside(form());
  }

  @Test
  void overTls_eachMessageComesOnce_andIsAcknowledged() throws Exception {
    TestCluster prepared = prepare();
    secure(prepared);
    readOutside(prepared.form(3));
  }

  private void readOutside(TestCluster formed) throws Exception {
    publish(formed.leader(), 5);
    formed.startWith(OUTSIDE, handler);
    eventually(() -> assertEquals(1, subscribers(formed.leader(), DURABLE).size()));
    publish(formed.leader(), 500);
    get(formed.leader().publish("prices.eur", new TopicHandler.Price("EUR", 105)));
    eventually(() -> assertEquals(seqs(1, 505), handler.orders));
    eventually(() -> assertEquals(List.of("prices.eur 1 105"), handler.prices));
    eventually(() -> assertEquals(505, subscribers(formed.leader(), DURABLE).get(0).ack()));
  }

  @Test
  void memberWhoseCertificateNamesAnother_isNotReadAt() throws Exception {
    TestCluster formed = prepare();
    TestCertificates issued = secure(formed);
    formed.form(1);
    publish(formed.leader(), 1);
    Tls own =
        new Tls(
            new TlsSettings(
                formed.name(),
                "n1",
                issued.ca(),
                issued.cert("n1"),
                issued.key("n1"),
                "",
                Optional.empty(),
                false),
            Clock.systemUTC());
    try (Threads threads = new Threads(OUTSIDE)) {
      HostPort address = new HostPort("127.0.0.1", formed.ports("n1")[2]);
      try (MemberStream itself = stream("n1", address, threads, own)) {
        assertEquals("orders", itself.next().topic());
      }
      try (MemberStream another = stream("n2", address, threads, own)) {
        StreamLostException lost = assertThrows(StreamLostException.class, another::next);
        assertTrue(lost.getMessage().contains("UNAVAILABLE"), lost.getMessage());
      }
    }
  }

  private static MemberStream stream(String member, HostPort address, Threads threads, Tls own) {
    return new GrpcMemberStream(
        member,
        address,
        DURABLE,
        new TopicPattern("orders"),
        StartPoint.EARLIEST,
        threads.virtual("streams"),
        threads.scheduler("stream-timers"),
        Optional.of(own));
  }

  @Test
  void handlerThatWaits_holdsItsStream_andNotThePublisher() throws Exception {
    TestCluster formed = form();
    handler.hold = new CountDownLatch(1);
    formed.startWith(OUTSIDE, handler);
    publish(formed.leader(), 1);
    eventually(() -> assertEquals(1, subscribers(formed.leader(), DURABLE).size()));
    publish(formed.leader(), 2_000);
    handler.hold.countDown();
    eventually(() -> assertEquals(seqs(1, 2_001), handler.orders));
  }

  @Test
  void servingMemberDies_anotherGoesOn() throws Exception {
    TestCluster formed = form();
    publish(formed.leader(), 1);
    formed.startWith(OUTSIDE, handler);
    eventually(() -> assertEquals(1, subscribers(formed.leader(), DURABLE).size()));
    for (String id : List.of("n1", "n2", "n3")) {
      publish(formed.leader(), 50);
      formed.stop(id);
      publish(formed.leader(), 50);
      formed.start(id);
      get(formed.node(id).ready());
    }
    eventually(() -> assertEquals(seqs(1, 301), handler.orders));
    eventually(() -> assertEquals(301, subscribers(formed.leader(), DURABLE).get(0).ack()));
  }

  @Test
  void joinedWhileMessagesFlow_goesOverToItsOwnLog_withoutHoleOrRepetition() throws Exception {
    TestCluster formed = form();
    publish(formed.leader(), 1);
    formed.startWith(OUTSIDE, handler);
    eventually(() -> assertEquals(1, subscribers(formed.leader(), DURABLE).size()));
    Flow flow = new Flow(formed.leader());
    eventually(() -> assertTrue(handler.orders.size() > 100));
    formed.join("n1", OUTSIDE);
    eventually(
        () -> {
          assertEquals(List.of(), subscribers(formed.node(OUTSIDE), DURABLE));
          assertEquals(1, formed.node(OUTSIDE).topics().size());
        });
    int before = handler.orders.size();
    eventually(() -> assertTrue(handler.orders.size() > before + 100));
    long last = flow.stop();
    eventually(() -> assertEquals(seqs(1, last), handler.orders));
    for (Cluster node : formed.nodes()) {
      eventually(
          () -> {
            assertEquals(List.of(), subscribers(node, DURABLE));
            assertTrue(
                subscribers(node, "topics/orders").stream()
                    .anyMatch(each -> each.nodeId().equals(OUTSIDE) && each.ack() == last));
          });
    }
  }

  @Test
  void removedNodeThatStartsAgain_isOutside() throws Exception {
    TestCluster formed = form();
    publish(formed.leader(), 5);
    String id = formed.follower().nodeId();
    get(formed.leader().admin().leave(id));
    formed.stop(id);
    formed.startWith(id, handler);
    String durable = "node:" + id + "/topics/orders";
    eventually(() -> assertEquals(1, subscribers(formed.leader(), durable).size()));
    publish(formed.leader(), 20);
    eventually(() -> assertEquals(seqs(1, 25), handler.orders));
    formed.join(formed.leader().nodeId(), id);
    publish(formed.leader(), 20);
    eventually(() -> assertEquals(seqs(1, 45), handler.orders));
    eventually(() -> assertEquals(List.of(), subscribers(formed.leader(), durable)));
  }

  /** Publishes one message after the other until it is stopped. */
  private static final class Flow {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong last = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread;

    Flow(Cluster node) {
      thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      while (!stopped.get()) {
                        PublishReceipt receipt = get(node.publish("orders", "x"));
                        last.set(receipt.seq());
                      }
                    } catch (Exception e) {
                      failure.set(e);
                    }
                  });
    }

    long stop() throws Exception {
      stopped.set(true);
      thread.join();
      if (failure.get() != null) {
        throw failure.get();
      }
      return last.get();
    }
  }
}
