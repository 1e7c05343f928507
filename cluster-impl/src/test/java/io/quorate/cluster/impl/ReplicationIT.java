/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.quorate.cluster.client.Replication;
import io.quorate.cluster.v1.Delivery;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.PublishRequest;
import io.quorate.cluster.v1.Start;
import io.quorate.cluster.v1.SubscribeRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real node, as a program outside the cluster sees them over gRPC. */
class ReplicationIT {
  @TempDir Path directory;

  private final List<ManagedChannel> channels = new ArrayList<>();
  private TestCluster cluster;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws Exception {
    cluster = new TestCluster(directory, Counter::new).form(1);
    channel = connect();
  }

  private ManagedChannel connect() {
    ManagedChannel connected =
        OkHttpChannelBuilder.forAddress("127.0.0.1", cluster.ports("n1")[2]).usePlaintext().build();
    channels.add(connected);
    return connected;
  }

  @AfterEach
  void stop() throws Exception {
    for (ManagedChannel open : channels) {
      open.shutdownNow();
      assertTrue(open.awaitTermination(5, TimeUnit.SECONDS));
    }
    cluster.close();
  }

  private static Replication client(ManagedChannel channel) {
    return new Replication(channel, Duration.ofSeconds(30));
  }

  private static SubscribeRequest subscription(String id, Start start, long seq) {
    return SubscribeRequest.newBuilder()
        .setSubscriberId(id)
        .setTopics("prices.*")
        .setStart(start)
        .setSeq(seq)
        .build();
  }

  /** Subscribes; the stream stands where it was acknowledged to. */
  private static Iterator<Delivery> open(ManagedChannel channel, String id, Start start) {
    Iterator<Delivery> stream = client(channel).subscribe(subscription(id, start, 0));
    assertEquals("n1", stream.next().getOpened().getNodeId());
    return stream;
  }

  private void publish(int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      get(cluster.node("n1").publish("prices.eur", new byte[1_000]));
    }
  }

  private static void ack(ManagedChannel channel, String id, long position) {
    client(channel).ack(id, Map.of("prices.eur", position));
  }

  private static List<Long> take(Iterator<Delivery> stream, int messages) {
    return LongStream.generate(() -> stream.next().getMessage().getSeq())
        .limit(messages)
        .boxed()
        .toList();
  }

  private static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  /** Until what was acknowledged is replicated: only then it survives its stream. */
  static void awaitCursor(TestCluster cluster, String id, long position) {
    Node node = (Node) cluster.node("n1");
    await()
        .atMost(20, TimeUnit.SECONDS)
        .until(
            () -> {
              try (var reader = node.durableSubscribers().open(id)) {
                return reader.fetch(1, 1).get(10, TimeUnit.SECONDS).get(0).position() > position;
              }
            });
  }

  @Test
  void opened_tellsWhetherTheSubscriberWasKnown() {
    SubscribeRequest request = subscription("known", Start.START_LATEST, 0);
    assertFalse(client(channel).subscribe(request).next().getOpened().getResumed());
    assertTrue(client(channel).subscribe(request).next().getOpened().getResumed());
  }

  @Test
  void publishedOverGrpc_carriesItsHeaders_andKnowsItsKeyAgain() {
    Iterator<Delivery> stream = open(channel, "shop", Start.START_EARLIEST);
    PublishRequest request =
        PublishRequest.newBuilder()
            .setTopic("prices.eur")
            .setPayload(ByteString.copyFromUtf8("105"))
            .setContentType("text/plain")
            .setKey("EUR")
            .setPublisher("ticker")
            .putAttributes("source", "ecb")
            .setIdempotencyKey("once")
            .build();
    var management =
        ManagementGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    assertEquals(1, management.publish(request).getSeq());
    assertEquals(1, management.publish(request).getSeq());
    var message = stream.next().getMessage();
    assertEquals("105", message.getPayload().toStringUtf8());
    assertEquals("EUR", message.getKey());
    assertEquals("ticker", message.getPublisher());
    assertEquals("ecb", message.getAttributesOrThrow("source"));
    assertEquals("text/plain", message.getContentType());
  }

  @Test
  void clientThatIsGone_resumesWhereItAcknowledged() throws Exception {
    publish(10);
    Iterator<Delivery> stream = open(channel, "shop", Start.START_EARLIEST);
    assertEquals(numbers(1, 10), take(stream, 10));
    ack(channel, "shop", 6);
    channel.shutdownNow();
    awaitCursor(cluster, "shop", 6);
    Iterator<Delivery> again = open(connect(), "shop", Start.START_EARLIEST);
    assertEquals(numbers(7, 10), take(again, 4));
    publish(1);
    assertEquals(numbers(11, 11), take(again, 1));
  }

  @Test
  void subscriberThatDoesNotRead_lagsAlone() throws Exception {
    Iterator<Delivery> slow = open(channel, "slow", Start.START_LATEST);
    Iterator<Delivery> fast = open(connect(), "fast", Start.START_LATEST);
    publish(500);
    assertEquals(numbers(1, 500), take(fast, 500));
    assertEquals(numbers(1, 500), take(slow, 500));
  }

  @Test
  void secondStreamOfAnId_endsTheFirst() throws Exception {
    Iterator<Delivery> first = open(channel, "shop", Start.START_EARLIEST);
    Iterator<Delivery> second = open(connect(), "shop", Start.START_EARLIEST);
    assertFailure(Status.Code.UNAVAILABLE, "CLOSED", first::next);
    publish(1);
    assertEquals(numbers(1, 1), take(second, 1));
    ack(channel, "shop", 1);
  }

  private static void assertFailure(Status.Code status, String code, Runnable call) {
    StatusRuntimeException failure = assertThrows(StatusRuntimeException.class, call::run);
    assertEquals(status, failure.getStatus().getCode(), failure.toString());
    assertEquals(
        code,
        failure
            .getTrailers()
            .get(Metadata.Key.of("quorate-code", Metadata.ASCII_STRING_MARSHALLER)),
        failure.toString());
  }

  private void assertRefused(String code, SubscribeRequest request) {
    assertFailure(
        Status.Code.INVALID_ARGUMENT, code, () -> client(channel).subscribe(request).next());
  }

  @Test
  void lateAckOfAForgottenSubscriber_countsForNoLaterOne() throws Exception {
    publish(3);
    Iterator<Delivery> stream =
        client(channel).subscribe(subscription("shop", Start.START_EARLIEST, 0));
    long before = stream.next().getOpened().getRegistration();
    assertEquals(numbers(1, 3), take(stream, 3));
    client(channel).unsubscribe("shop");
    Iterator<Delivery> anew =
        client(connect()).subscribe(subscription("shop", Start.START_EARLIEST, 0));
    long after = anew.next().getOpened().getRegistration();
    assertEquals(numbers(1, 3), take(anew, 3));
    assertFailure(
        Status.Code.NOT_FOUND,
        "UNKNOWN_SUBSCRIBER",
        () -> client(channel).ack("shop", before, Map.of("prices.eur", 3L)));
    assertFailure(Status.Code.NOT_FOUND, "UNKNOWN_SUBSCRIBER", stream::next);
    client(channel).ack("shop", after, Map.of("prices.eur", 1L));
    awaitCursor(cluster, "shop", 1);
    assertEquals(numbers(2, 3), take(open(connect(), "shop", Start.START_EARLIEST), 2));
  }

  @Test
  void badInput_hasItsStatus_andNothingIsLostForOthers() throws Exception {
    Iterator<Delivery> other = open(connect(), "other", Start.START_EARLIEST);
    publish(3);
    assertRefused("BAD_REQUEST", subscription("shop", Start.START_UNSPECIFIED, 0));
    assertRefused("BAD_POSITION", subscription("shop", Start.START_SEQ, -1));
    assertRefused("BAD_POSITION", subscription("shop", Start.START_SEQ, 99));
    assertRefused("BAD_TOPIC", subscription("no id", Start.START_LATEST, 0));
    assertRefused(
        "BAD_TOPIC",
        subscription("shop", Start.START_LATEST, 0).toBuilder().setTopics("no topic!").build());
    assertFailure(Status.Code.NOT_FOUND, "UNKNOWN_SUBSCRIBER", () -> ack(channel, "nobody", 1));
    assertFailure(
        Status.Code.NOT_FOUND, "UNKNOWN_SUBSCRIBER", () -> client(channel).unsubscribe("nobody"));
    Iterator<Delivery> shop = open(channel, "shop", Start.START_EARLIEST);
    assertEquals(numbers(1, 3), take(shop, 3));
    assertFailure(Status.Code.INVALID_ARGUMENT, "BAD_POSITION", () -> ack(channel, "shop", 4));
    assertFailure(Status.Code.INVALID_ARGUMENT, "BAD_POSITION", () -> ack(channel, "shop", -1));
    assertEquals(numbers(1, 3), take(other, 3));
  }

  @Test
  void forgottenSubscriber_losesItsStreamAndItsPlace() throws Exception {
    publish(2);
    Iterator<Delivery> stream = open(channel, "shop", Start.START_EARLIEST);
    take(stream, 2);
    ack(channel, "shop", 2);
    client(channel).unsubscribe("shop");
    await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(
            () -> assertFailure(Status.Code.NOT_FOUND, "UNKNOWN_SUBSCRIBER", stream::next));
    assertEquals(numbers(1, 2), take(open(channel, "shop", Start.START_EARLIEST), 2));
  }
}
