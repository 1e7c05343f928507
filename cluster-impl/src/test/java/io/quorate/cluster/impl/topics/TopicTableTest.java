/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.format.TopicReply;
import io.quorate.cluster.impl.format.TopicReply.Why;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TopicTableTest extends TopicTableFixture {
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
    assertEquals(OptionalLong.of(2), position("a", N1));
    move("a", N1, 1);
    assertEquals(OptionalLong.of(2), position("a", N1));
    move("a", N2, 1);
    assertEquals(OptionalLong.empty(), position("a", N2));
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
    assertEquals(OptionalLong.of(3), position("a.x", N1));
    assertEquals(OptionalLong.of(5), position("a.x", N2));
    assertEquals(OptionalLong.of(2), position("a.x", AUDIT));
    publish("a.y");
    assertEquals(OptionalLong.of(0), position("a.y", N2));
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
    assertEquals(OptionalLong.of(1), position("a", N1));
    assertEquals(OptionalLong.empty(), position("b", N1));
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
    assertEquals(OptionalLong.of(3), position("a.x", N1));
    assertEquals(OptionalLong.of(0), position("a.y", N1));
    assertEquals(OptionalLong.empty(), position("a.x", before));
    assertEquals(
        List.of(N1), table.subscriptions().stream().map(each -> each.subscriber()).toList());
    move("a.x", N1, 4);
    apply(takeOver(StartPoint.LATEST));
    assertEquals(OptionalLong.of(4), position("a.x", N1));
  }

  @Test
  void nodeThatTakesOverFromNobody_beginsAtItsStart() {
    publish("a.x");
    publish("a.x");
    apply(takeOver(StartPoint.LATEST));
    assertEquals(OptionalLong.of(2), position("a.x", N1));
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
  void moveOfAnEarlierCursor_movesNoLaterOne() {
    limits(100, 1 << 20, 1_000_000, 0, 10);
    table.watchSubscribers(logTime);
    table.noteRegistrations();
    publish("a");
    publish("a");
    subscribe(AUDIT, "a", StartPoint.EARLIEST);
    long before = registered("a", AUDIT);
    apply(new TopicCommand.Unsubscribe("audit"));
    subscribe(AUDIT, "a", StartPoint.EARLIEST);
    move("a", AUDIT, 2, before);
    assertEquals(OptionalLong.of(0), position("a", AUDIT));
    assertEquals(1, topic("a").firstRetained());
    move("a", AUDIT, 2, registered("a", AUDIT));
    assertEquals(OptionalLong.of(2), position("a", AUDIT));
  }

  @Test
  void subscriberForgottenAndRegisteredAnew_hasAnotherNumber_alsoWithinAnEntry() {
    table.watchSubscribers(logTime);
    table.noteRegistrations();
    publish("a");
    subscribe(AUDIT, "a", StartPoint.EARLIEST);
    long number = table.registration(AUDIT);
    long cursor = registered("a", AUDIT);
    subscribe(AUDIT, "*", StartPoint.EARLIEST);
    assertEquals(number, table.registration(AUDIT), "it was known");
    assertEquals(cursor, registered("a", AUDIT));
    index--;
    apply(new TopicCommand.Unsubscribe("audit"));
    assertEquals(0, table.registration(AUDIT));
    index--;
    subscribe(AUDIT, "a", StartPoint.EARLIEST);
    assertTrue(table.registration(AUDIT) > number);
    assertTrue(registered("a", AUDIT) > cursor);
  }

  @Test
  void nodeThatTakesOver_hasNumberedCursors() {
    table.watchSubscribers(logTime);
    table.noteRegistrations();
    publish("a.x");
    subscribe(Subscriber.durable("node:n1/s"), "a.*", StartPoint.EARLIEST);
    apply(takeOver(StartPoint.LATEST));
    long number = registered("a.x", N1);
    assertTrue(number > 0);
    move("a.x", N1, 1, 0);
    assertEquals(OptionalLong.of(0), position("a.x", N1));
    move("a.x", N1, 1, number);
    assertEquals(OptionalLong.of(1), position("a.x", N1));
  }

  @Test
  void moveOfACursorThatWasNotMeant_isNoSight() {
    table.watchSubscribers(logTime);
    table.noteRegistrations();
    publish("a");
    subscribe(AUDIT, "a", StartPoint.EARLIEST);
    logTime += 5_000;
    move("a", AUDIT, 1, registered("a", AUDIT) - 1);
    assertEquals(List.of(AUDIT), table.unseenSince(logTime - 5_000));
    move("a", AUDIT, 1, registered("a", AUDIT));
    assertEquals(List.of(), table.unseenSince(logTime - 5_000));
  }

  @Test
  void cursorsOfBeforeRegistrationsWereNoted_areStillMoved() {
    publish("a");
    subscribe(N1, "a", StartPoint.EARLIEST);
    table.noteRegistrations();
    subscribe(N2, "a", StartPoint.EARLIEST);
    assertEquals(0, registered("a", N1));
    assertEquals(2, registered("a", N2));
    move("a", N1, 1, 0);
    assertEquals(OptionalLong.of(1), position("a", N1));
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
    assertEquals(OptionalLong.of(2), position("a", AUDIT));
    TopicSubscription latest =
        new TopicSubscription(AUDIT, new TopicPattern("a"), StartPoint.LATEST);
    assertEquals(new TopicReply.Done(1, 0), apply(new TopicCommand.Subscribe(latest)));
    assertEquals(OptionalLong.of(2), position("a", AUDIT));
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
}
