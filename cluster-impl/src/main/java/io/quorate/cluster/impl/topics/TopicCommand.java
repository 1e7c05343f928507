/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import io.quorate.cluster.impl.format.Publication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that change topics. All but {@link Publish} can be applied twice without harm. Answered
 * by {@link io.quorate.cluster.impl.format.TopicReply}.
 */
public sealed interface TopicCommand {
  /** The operation's name of {@link Publish}. */
  String PUBLISH = "publish";

  /** The operation's name of {@link MoveCursors} that says which cursors are meant. */
  String MOVE_REGISTERED_CURSORS = "move-registered-cursors";

  /** Appends a message. */
  record Publish(Publication publication) implements TopicCommand {}

  /** What a node's handlers subscribe to: what is not in it any more is forgotten. */
  record SetSubscriptions(String nodeId, List<TopicSubscription> subscriptions)
      implements TopicCommand {}

  /**
   * What a node's handlers subscribe to, which was read as durable subscribers before: each goes on
   * where that one was, and that one is forgotten. From feature level 3.
   *
   * @param durable for each subscription the id of the subscriber, whether or not there is one
   */
  record TakeOver(String nodeId, List<TopicSubscription> subscriptions, List<String> durable)
      implements TopicCommand {}

  /** Registers a durable subscriber. */
  record Subscribe(TopicSubscription subscription) implements TopicCommand {}

  /** Forgets a durable subscriber. */
  record Unsubscribe(String id) implements TopicCommand {}

  /** Notes that durable subscribers are there. From feature level 3. */
  record SeeSubscribers(List<String> ids) implements TopicCommand {}

  /**
   * Expires those durable subscribers that were not seen since a log time: they hold no message
   * back any more. From feature level 3.
   */
  record ExpireSubscribers(List<String> ids, long unseenSince) implements TopicCommand {}

  /**
   * Moves cursors forward, and trims. The numbers of cursors are written, under an operation of its
   * own, where there are any: from feature level 5.
   */
  record MoveCursors(List<CursorMove> moves) implements TopicCommand {
    private boolean isWithRegistrations() {
      return moves.stream().anyMatch(move -> move.registered() > 0);
    }
  }

  /** Sets the limits. */
  record SetLimits(TopicLimits limits) implements TopicCommand {}

  /** The operation's name in the log. */
  default String operation() {
    return switch (this) {
      case Publish command -> PUBLISH;
      case SetSubscriptions command -> "set-subscriptions";
      case TakeOver command -> "take-over-subscriptions";
      case Subscribe command -> "subscribe";
      case Unsubscribe command -> "unsubscribe";
      case SeeSubscribers command -> "see-subscribers";
      case ExpireSubscribers command -> "expire-subscribers";
      case MoveCursors command ->
          command.isWithRegistrations() ? MOVE_REGISTERED_CURSORS : "move-cursors";
      case SetLimits command -> "set-topic-limits";
    };
  }

  /** Whether an operation of the product is one of these. */
  static boolean isTopics(String operation) {
    return switch (operation) {
      case PUBLISH,
          "set-subscriptions",
          "take-over-subscriptions",
          "subscribe",
          "unsubscribe",
          "see-subscribers",
          "expire-subscribers",
          "move-cursors",
          MOVE_REGISTERED_CURSORS,
          "set-topic-limits" ->
          true;
      default -> false;
    };
  }

  /** Its payload in the log. */
  default byte[] encode() {
    if (this instanceof Publish publish) {
      return publish.publication().encode();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      switch (this) {
        case Publish command -> throw new IllegalStateException("encoded above");
        case SetSubscriptions command -> {
          out.writeUTF(command.nodeId());
          out.writeInt(command.subscriptions().size());
          for (TopicSubscription subscription : command.subscriptions()) {
            subscription.save(out);
          }
        }
        case TakeOver command -> {
          out.writeUTF(command.nodeId());
          out.writeInt(command.subscriptions().size());
          for (int i = 0; i < command.subscriptions().size(); i++) {
            command.subscriptions().get(i).save(out);
            out.writeUTF(command.durable().get(i));
          }
        }
        case Subscribe command -> command.subscription().save(out);
        case Unsubscribe command -> out.writeUTF(command.id());
        case SeeSubscribers command -> saveIds(out, command.ids());
        case ExpireSubscribers command -> {
          saveIds(out, command.ids());
          out.writeLong(command.unseenSince());
        }
        case MoveCursors command -> {
          out.writeInt(command.moves().size());
          for (CursorMove move : command.moves()) {
            out.writeUTF(move.topic());
            move.subscriber().save(out);
            out.writeLong(move.position());
            if (command.isWithRegistrations()) {
              out.writeLong(move.registered());
            }
          }
        }
        case SetLimits command -> command.limits().save(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a command from the log.
   *
   * @throws IOException when this version does not know it
   */
  static TopicCommand decode(String operation, byte[] bytes, int offset, int length)
      throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
    return switch (operation) {
      case PUBLISH -> new Publish(Publication.decode(bytes, offset, length));
      case "set-subscriptions" -> setSubscriptions(in, length);
      case "take-over-subscriptions" -> takeOver(in, length);
      case "subscribe" -> new Subscribe(TopicSubscription.load(in));
      case "unsubscribe" -> new Unsubscribe(in.readUTF());
      case "see-subscribers" -> new SeeSubscribers(ids(in, length));
      case "expire-subscribers" -> new ExpireSubscribers(ids(in, length), in.readLong());
      case "move-cursors" -> new MoveCursors(moves(in, length, false));
      case MOVE_REGISTERED_CURSORS -> new MoveCursors(moves(in, length, true));
      case "set-topic-limits" -> new SetLimits(TopicLimits.load(in));
      default ->
          throw new IOException(
              "the log has a command \"" + operation + "\" that this version does not know");
    };
  }

  private static SetSubscriptions setSubscriptions(DataInputStream in, int length)
      throws IOException {
    String nodeId = in.readUTF();
    int count = count(in, length);
    List<TopicSubscription> subscriptions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      subscriptions.add(TopicSubscription.load(in));
    }
    return new SetSubscriptions(nodeId, subscriptions);
  }

  private static TakeOver takeOver(DataInputStream in, int length) throws IOException {
    String nodeId = in.readUTF();
    int count = count(in, length);
    List<TopicSubscription> subscriptions = new ArrayList<>(count);
    List<String> durable = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      subscriptions.add(TopicSubscription.load(in));
      durable.add(in.readUTF());
    }
    return new TakeOver(nodeId, subscriptions, durable);
  }

  private static void saveIds(DataOutputStream out, List<String> ids) throws IOException {
    out.writeInt(ids.size());
    for (String id : ids) {
      out.writeUTF(id);
    }
  }

  private static List<String> ids(DataInputStream in, int length) throws IOException {
    int count = count(in, length);
    List<String> ids = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ids.add(in.readUTF());
    }
    return ids;
  }

  private static List<CursorMove> moves(DataInputStream in, int length, boolean registrations)
      throws IOException {
    int count = count(in, length);
    List<CursorMove> moves = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      moves.add(
          new CursorMove(
              in.readUTF(), Subscriber.load(in), in.readLong(), registrations ? in.readLong() : 0));
    }
    return moves;
  }

  private static int count(DataInputStream in, int length) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > length) {
      throw new IOException("a command of " + length + " bytes claims " + count + " items");
    }
    return count;
  }
}
