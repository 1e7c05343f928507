/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.format.Golden;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.format.TopicReply;
import io.quorate.cluster.impl.format.TopicReply.Why;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TopicTableTest {
  private static final Subscriber N1 = new Subscriber("n1", "s");
  private static final Subscriber N2 = new Subscriber("n2", "s");
  private static final Subscriber AUDIT = Subscriber.durable("audit");
  private static final String GOLDEN = "topics-v1.hex";

  private final TopicTable table = new TopicTable();
  private long index;
  private long logTime = 1_000;

  private TopicReply apply(TopicCommand command) {
    return table.apply(command, ++index, logTime);
  }

  private TopicReply publish(String topic, String payload, PublishOptions options) {
    return apply(
        new TopicCommand.Publish(
            Publication.checked(topic, options, payload.getBytes(StandardCharsets.UTF_8))));
  }

  private TopicReply publish(String topic) {
    return publish(topic, "x", PublishOptions.DEFAULT);
  }

  private void subscribe(Subscriber subscriber, String pattern, StartPoint start) {
    TopicSubscription subscription =
        new TopicSubscription(subscriber, new TopicPattern(pattern), start);
    apply(
        subscriber.isDurable()
            ? new TopicCommand.Subscribe(subscription)
            : new TopicCommand.SetSubscriptions(subscriber.nodeId(), List.of(subscription)));
  }

  private void limits(int count, long bytes, long age, long keep, int topics) {
    apply(new TopicCommand.SetLimits(new TopicLimits(count, bytes, age, keep, topics)));
  }

  private void move(String topic, Subscriber subscriber, long position) {
    apply(new TopicCommand.MoveCursors(List.of(new CursorMove(topic, subscriber, position))));
  }

  private Topic topic(String name) {
    return table.topic(name).orElseThrow();
  }

  @Test
  void sequences_areOfTheTopicAndWithoutGaps() {
    assertEquals(new TopicReply.Done(1, 1), publish("a"));
    assertEquals(new TopicReply.Done(1, 2), publish("b"));
    assertEquals(new TopicReply.Done(2, 3), publish("a"));
  }

  @Test
  void count_trimsTheOldest_acknowledgedOrNot() {
    limits(3, 1 << 20, 1_000_000, 0, 10);
    subscribe(N1, "a", StartPoint.EARLIEST);
    for (int i = 0; i < 40; i++) {
      publish("a");
    }
    assertEquals(38, topic("a").firstRetained());
    assertEquals(3, topic("a").retainedMessages());
    assertEquals(38, topic("a").read(1, 10, 1 << 20).get(0).seq());
  }

  @Test
  void bytes_trimTheOldest_butKeepTheNewest() {
    limits(100, 1_000, 1_000_000, 0, 10);
    publish("a", "x".repeat(600), PublishOptions.DEFAULT);
    publish("a", "x".repeat(600), PublishOptions.DEFAULT);
    assertEquals(2, topic("a").firstRetained());
    publish("a", "x".repeat(5_000), PublishOptions.DEFAULT);
    assertEquals(3, topic("a").firstRetained());
  }

  @Test
  void age_trimsInLogTime() {
    limits(100, 1 << 20, 5_000, 0, 10);
    publish("a");
    logTime += 5_000;
    table.expire(logTime);
    assertEquals(1, topic("a").retainedMessages());
    logTime += 1_001;
    table.expire(logTime);
    assertEquals(0, topic("a").retainedMessages());
    assertEquals(new TopicReply.Done(2, 3), publish("a"));
  }

  @Test
  void lowestCursorOfAll_trims_whenKeptLongEnough() {
    limits(100, 1 << 20, 1_000_000, 2_000, 10);
    subscribe(N1, "a", StartPoint.EARLIEST);
    subscribe(N2, "a", StartPoint.EARLIEST);
    subscribe(AUDIT, "a", StartPoint.EARLIEST);
    for (int i = 0; i < 10; i++) {
      publish("a");
    }
    logTime += 2_000;
    move("a", N1, 10);
    move("a", N2, 7);
    assertEquals(1, topic("a").firstRetained());
    move("a", AUDIT, 4);
    assertEquals(5, topic("a").firstRetained());
    apply(new TopicCommand.Unsubscribe("audit"));
    move("a", N2, 8);
    assertEquals(9, topic("a").firstRetained());
    table.removeNode("n2");
    move("a", N1, 10);
    apply(new TopicCommand.MoveCursors(List.of()));
    assertEquals(11, topic("a").firstRetained());
  }

  @Test
  void cursors_neverMoveBackNorBeyondTheLastMessage() {
    subscribe(N1, "a", StartPoint.EARLIEST);
    publish("a");
    publish("a");
    move("a", N1, 99);
    assertEquals(OptionalLong.of(2), topic("a").cursor(N1));
    move("a", N1, 1);
    assertEquals(OptionalLong.of(2), topic("a").cursor(N1));
    move("a", N2, 1);
    assertEquals(OptionalLong.empty(), topic("a").cursor(N2));
  }

  @Test
  void starts_countForTopicsThatWereThereBefore() {
    limits(2, 1 << 20, 1_000_000, 0, 10);
    for (int i = 0; i < 5; i++) {
      publish("a.x");
    }
    subscribe(N1, "a.*", StartPoint.EARLIEST);
    subscribe(N2, "a.*", StartPoint.LATEST);
    subscribe(AUDIT, "a.**", StartPoint.at(3));
    assertEquals(OptionalLong.of(3), topic("a.x").cursor(N1));
    assertEquals(OptionalLong.of(5), topic("a.x").cursor(N2));
    assertEquals(OptionalLong.of(2), topic("a.x").cursor(AUDIT));
    publish("a.y");
    assertEquals(OptionalLong.of(0), topic("a.y").cursor(N2));
    assertEquals(
        new TopicReply.Refused(Why.BAD_POSITION, 5),
        apply(
            new TopicCommand.Subscribe(
                new TopicSubscription(
                    Subscriber.durable("other"), new TopicPattern("a.x"), StartPoint.at(7)))));
  }

  @Test
  void subscriptionsThatAreGone_loseTheirCursors_othersKeepThem() {
    publish("a");
    publish("b");
    subscribe(N1, "*", StartPoint.EARLIEST);
    move("a", N1, 1);
    subscribe(N1, "a", StartPoint.LATEST);
    assertEquals(OptionalLong.of(1), topic("a").cursor(N1));
    assertEquals(OptionalLong.empty(), topic("b").cursor(N1));
  }

  @Test
  void nodeThatTakesOver_goesOnWhereTheDurableSubscriberWas() {
    Subscriber before = Subscriber.durable("node:n1/s");
    for (int i = 0; i < 5; i++) {
      publish("a.x");
    }
    subscribe(before, "a.*", StartPoint.EARLIEST);
    publish("a.y");
    move("a.x", before, 3);
    apply(takeOver(StartPoint.LATEST));
    assertEquals(OptionalLong.of(3), topic("a.x").cursor(N1));
    assertEquals(OptionalLong.of(0), topic("a.y").cursor(N1));
    assertEquals(OptionalLong.empty(), topic("a.x").cursor(before));
    assertEquals(
        List.of(N1), table.subscriptions().stream().map(each -> each.subscriber()).toList());
    move("a.x", N1, 4);
    apply(takeOver(StartPoint.LATEST));
    assertEquals(OptionalLong.of(4), topic("a.x").cursor(N1));
  }

  @Test
  void nodeThatTakesOverFromNobody_beginsAtItsStart() {
    publish("a.x");
    publish("a.x");
    apply(takeOver(StartPoint.LATEST));
    assertEquals(OptionalLong.of(2), topic("a.x").cursor(N1));
  }

  @Test
  void idempotencyKey_isKnownWhileItsMessageIsRetained() {
    limits(2, 1 << 20, 1_000_000, 0, 10);
    PublishOptions once = PublishOptions.DEFAULT.withIdempotencyKey("k");
    assertEquals(new TopicReply.Done(1, 2), publish("a", "1", once));
    assertEquals(new TopicReply.Done(1, 2), publish("a", "2", once));
    assertEquals(new TopicReply.Done(1, 4), publish("b", "other topic", once));
    publish("a");
    publish("a");
    assertEquals(new TopicReply.Done(4, 7), publish("a", "again", once));
  }

  @Test
  void tooManyTopicsAndSubscribers_areRefused() {
    limits(2, 1 << 20, 1_000_000, 0, 2);
    publish("a");
    publish("b");
    assertEquals(new TopicReply.Refused(Why.TOO_MANY_TOPICS, 2), publish("c"));
    assertEquals(
        new TopicReply.Refused(Why.UNKNOWN_SUBSCRIBER, 0),
        apply(new TopicCommand.Unsubscribe("audit")));
  }

  @Test
  void commands_encodeAsEver() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (TopicCommand command : commands()) {
      byte[] bytes = command.encode();
      all.write(bytes);
      assertEquals(command, TopicCommand.decode(command.operation(), bytes, 0, bytes.length));
    }
    Golden.assertUnchanged("topic-commands-v1.hex", all.toByteArray());
  }

  @Test
  void takeOver_encodesAsEver() throws IOException {
    TopicCommand command = takeOver(StartPoint.LATEST);
    byte[] bytes = command.encode();
    assertEquals(command, TopicCommand.decode(command.operation(), bytes, 0, bytes.length));
    Golden.assertUnchanged("topic-take-over-v1.hex", bytes);
  }

  @Test
  void sightAndExpiry_encodeAsEver() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (TopicCommand command :
        List.of(
            new TopicCommand.SeeSubscribers(List.of("audit")),
            new TopicCommand.ExpireSubscribers(List.of("audit"), 1_000))) {
      byte[] bytes = command.encode();
      all.write(bytes);
      assertEquals(command, TopicCommand.decode(command.operation(), bytes, 0, bytes.length));
    }
    Golden.assertUnchanged("topic-expiry-v1.hex", all.toByteArray());
  }

  @Test
  void tableWithSights_isSavedAsEver_andLoads() throws IOException {
    table.watchSubscribers(500);
    fill();
    expire("audit", 1_000);
    byte[] saved = save(table);
    assertEquals(2, table.capture().version());
    Golden.assertUnchanged("topics-v2.hex", saved);
    TopicTable loaded = load(saved, 2);
    assertArrayEquals(saved, save(loaded));
    assertEquals(List.of(), loaded.unseenSince(9_999));
    assertThrows(IOException.class, () -> load(saved, 3));
  }

  @Test
  void expiredSubscriber_holdsNothingBack_andGoesOnAtItsCursor() {
    limits(100, 1 << 20, 1_000_000, 0, 10);
    table.watchSubscribers(logTime);
    subscribe(N1, "a", StartPoint.EARLIEST);
    subscribe(AUDIT, "a", StartPoint.EARLIEST);
    for (int i = 0; i < 10; i++) {
      publish("a");
    }
    move("a", AUDIT, 2);
    move("a", N1, 8);
    assertEquals(3, topic("a").firstRetained());
    assertEquals(List.of(AUDIT), table.unseenSince(logTime));
    expire("audit", logTime - 1);
    assertEquals(3, topic("a").firstRetained(), "it was seen meanwhile");
    expire("audit", logTime);
    assertEquals(9, topic("a").firstRetained());
    assertEquals(OptionalLong.of(2), topic("a").cursor(AUDIT));
    TopicSubscription latest =
        new TopicSubscription(AUDIT, new TopicPattern("a"), StartPoint.LATEST);
    assertEquals(new TopicReply.Done(1, 0), apply(new TopicCommand.Subscribe(latest)));
    assertEquals(OptionalLong.of(2), topic("a").cursor(AUDIT));
    move("a", N1, 10);
    assertEquals(9, topic("a").firstRetained(), "it holds messages back again");
  }

  @Test
  void subscriberThatIsSeen_doesNotExpire() {
    table.watchSubscribers(logTime);
    subscribe(AUDIT, "a", StartPoint.EARLIEST);
    logTime += 5_000;
    assertEquals(List.of(AUDIT), table.unseenSince(logTime - 5_000));
    apply(new TopicCommand.SeeSubscribers(List.of("audit", "nobody")));
    assertEquals(List.of(), table.unseenSince(logTime - 1));
    assertEquals(List.of(AUDIT), table.unseenSince(logTime));
  }

  @Test
  void expiredSubscriber_givesItsPlaceToANewOne_whenThereIsNoOther() {
    table.watchSubscribers(logTime);
    for (int i = 0; i < TopicLimits.MAX_DURABLE; i++) {
      subscribe(Subscriber.durable("s" + i), "a", StartPoint.EARLIEST);
      logTime++;
    }
    TopicCommand another =
        new TopicCommand.Subscribe(
            new TopicSubscription(AUDIT, new TopicPattern("a"), StartPoint.EARLIEST));
    assertEquals(
        new TopicReply.Refused(Why.TOO_MANY_SUBSCRIBERS, TopicLimits.MAX_DURABLE), apply(another));
    apply(new TopicCommand.ExpireSubscribers(List.of("s7", "s5"), logTime));
    assertEquals(new TopicReply.Done(0, 0), apply(another));
    assertEquals(Optional.empty(), table.subscription(Subscriber.durable("s5")));
    assertTrue(table.subscription(Subscriber.durable("s7")).isPresent());
  }

  private void expire(String id, long unseenSince) {
    apply(new TopicCommand.ExpireSubscribers(List.of(id), unseenSince));
  }

  private static TopicCommand takeOver(StartPoint start) {
    return new TopicCommand.TakeOver(
        "n1",
        List.of(new TopicSubscription(N1, new TopicPattern("a.*"), start)),
        List.of("node:n1/s"));
  }

  private static List<TopicCommand> commands() {
    TopicSubscription node = new TopicSubscription(N1, new TopicPattern("a.*"), StartPoint.LATEST);
    TopicSubscription audit = new TopicSubscription(AUDIT, new TopicPattern("b"), StartPoint.at(3));
    return List.of(
        new TopicCommand.Publish(
            Publication.checked(
                "b",
                PublishOptions.DEFAULT
                    .withContentType("text/plain")
                    .withKey("k")
                    .withPublisher("p")
                    .withAttribute("y", "2")
                    .withAttribute("x", "1")
                    .withIdempotencyKey("i"),
                new byte[] {1, 2, 3})),
        new TopicCommand.Publish(Publication.checked("b", PublishOptions.DEFAULT, new byte[] {4})),
        new TopicCommand.SetSubscriptions("n1", List.of(node)),
        new TopicCommand.Subscribe(audit),
        new TopicCommand.Unsubscribe("audit"),
        new TopicCommand.MoveCursors(List.of(new CursorMove("b", N1, 5))),
        new TopicCommand.SetLimits(new TopicLimits(10, 1_000, 2_000, 3_000, 4)));
  }

  private void fill() {
    limits(10, 1_000, 2_000, 3_000, 4);
    subscribe(N1, "b", StartPoint.EARLIEST);
    publish("b", "1", PublishOptions.DEFAULT.withIdempotencyKey("i"));
    publish("b", "2", PublishOptions.DEFAULT);
    subscribe(AUDIT, "b", StartPoint.LATEST);
    move("b", N1, 1);
  }

  private static byte[] save(TopicTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.capture().save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static TopicTable load(byte[] bytes) throws IOException {
    return load(bytes, 1);
  }

  private static TopicTable load(byte[] bytes, int version) throws IOException {
    TopicTable loaded = new TopicTable();
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes)), version);
    return loaded;
  }

  @Test
  void table_isSavedAsEver() throws IOException {
    fill();
    Golden.assertUnchanged(GOLDEN, save(table));
  }

  @Test
  void golden_loads() throws IOException {
    fill();
    TopicTable loaded = load(Golden.bytes(GOLDEN));
    assertArrayEquals(Golden.bytes(GOLDEN), save(loaded));
    Topic topic = loaded.topic("b").orElseThrow();
    assertEquals(2, topic.lastSeq());
    assertEquals(topic("b").read(1, 10, 1_000), topic.read(1, 10, 1_000));
    assertEquals(topic("b").cursors(), topic.cursors());
    TopicCommand again =
        new TopicCommand.Publish(
            Publication.checked("b", PublishOptions.DEFAULT.withIdempotencyKey("i"), new byte[0]));
    assertEquals(1, ((TopicReply.Done) loaded.apply(again, 99, 1_000)).seq());
  }

  @Test
  void cutSnapshot_isRefused() {
    byte[] golden = Golden.bytes(GOLDEN);
    for (int length = 0; length < golden.length; length++) {
      byte[] cut = Arrays.copyOf(golden, length);
      assertThrows(EOFException.class, () -> load(cut), "length " + length);
    }
  }

  @Test
  void captured_doesNotChangeWithTheTable() throws IOException {
    fill();
    TopicTable.Image image = table.capture();
    byte[] before = save(table);
    publish("b");
    move("b", N1, 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    image.save(new DataOutputStream(bytes));
    assertArrayEquals(before, bytes.toByteArray());
  }
}
