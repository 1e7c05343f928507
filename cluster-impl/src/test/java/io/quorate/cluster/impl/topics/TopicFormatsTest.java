/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.format.Golden;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.format.TopicReply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of topics is in logs and snapshots. */
class TopicFormatsTest extends TopicTableFixture {
  static final String GOLDEN = "topics-v1.hex";

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
    assertThrows(IOException.class, () -> load(saved, 4));
  }

  @Test
  void tableWithRegistrations_isSavedAsEver_andLoads() throws IOException {
    table.watchSubscribers(500);
    table.noteRegistrations();
    fill();
    byte[] saved = save(table);
    assertEquals(3, table.capture().version());
    Golden.assertUnchanged("topics-v3.hex", saved);
    TopicTable loaded = load(saved, 3);
    assertArrayEquals(saved, save(loaded));
    assertEquals(topic("b").cursors(), loaded.topic("b").orElseThrow().cursors());
    assertEquals(table.registration(AUDIT), loaded.registration(AUDIT));
  }

  @Test
  void numbersGoOn_afterASnapshot_andEndWithAnOlderOne() throws IOException {
    table.watchSubscribers(500);
    table.noteRegistrations();
    fill();
    byte[] saved = save(table);
    TopicTable loaded = load(saved, 3);
    TopicCommand other =
        new TopicCommand.Subscribe(
            new TopicSubscription(
                Subscriber.durable("other"), new TopicPattern("b"), StartPoint.EARLIEST));
    apply(other);
    loaded.apply(other, index, logTime);
    assertArrayEquals(save(table), save(loaded));
    loaded.load(new DataInputStream(new ByteArrayInputStream(Golden.bytes("topics-v2.hex"))), 2);
    assertArrayEquals(Golden.bytes("topics-v2.hex"), save(loaded));
    assertEquals(0, loaded.registration(AUDIT));
  }

  @Test
  void movesOfRegisteredCursors_encodeAsEver() throws IOException {
    TopicCommand command =
        new TopicCommand.MoveCursors(
            List.of(new CursorMove("b", N1, 5, 7), new CursorMove("b", AUDIT, 6, 0)));
    byte[] bytes = command.encode();
    assertEquals(command, TopicCommand.decode(command.operation(), bytes, 0, bytes.length));
    Golden.assertUnchanged("topic-moves-v1.hex", bytes);
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
        new TopicCommand.MoveCursors(List.of(new CursorMove("b", N1, 5, 0))),
        new TopicCommand.SetLimits(new TopicLimits(10, 1_000, 2_000, 3_000, 4)));
  }

  private void fill() {
    limits(10, 1_000, 2_000, 3_000, 4);
    subscribe(N1, "b", StartPoint.EARLIEST);
    publish("b", "1", PublishOptions.DEFAULT.withIdempotencyKey("i"));
    publish("b", "2", PublishOptions.DEFAULT);
    subscribe(AUDIT, "b", StartPoint.LATEST);
    move("b", N1, 1, registered("b", N1));
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
    for (int version = 1; version <= 3; version++) {
      byte[] golden = Golden.bytes("topics-v" + version + ".hex");
      for (int length = 0; length < golden.length; length++) {
        byte[] cut = Arrays.copyOf(golden, length);
        int of = version;
        assertThrows(EOFException.class, () -> load(cut, of), of + ", length " + length);
      }
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
