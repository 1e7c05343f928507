/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.topics.TopicCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The product's own replicated commands. Applying one twice does no harm, so they need no session;
 * those for topics may come in one.
 */
public sealed interface SystemCommand {
  /** Their codec in the log. */
  byte CODEC = 0;

  /** Opens a session; its outcome is the session's id as eight bytes. */
  record OpenSession(String nodeId, long timeoutMillis) implements SystemCommand {}

  /** Notes a joined node. */
  record PutMember(MemberRecord member) implements SystemCommand {}

  /** Forgets a removed node. */
  record RemoveMember(String nodeId) implements SystemCommand {}

  /** Enables operations that every configured node knows. */
  record EnableOperations(Collection<String> labels) implements SystemCommand {}

  /** Raises the feature level. */
  record RaiseFeatureLevel(int level) implements SystemCommand {}

  /** Raises the epoch of a cluster that was restored or recovered. */
  record RaiseEpoch(long epoch) implements SystemCommand {}

  /**
   * Stands in the log, by an operator's decision, where an entry was that no node could apply. Does
   * nothing.
   *
   * @param index the entry's index
   * @param checksum CRC-32C of what it held
   */
  record EntrySkipped(long index, int checksum) implements SystemCommand {}

  /** Changes topics. */
  record ForTopics(TopicCommand command) implements SystemCommand {}

  /** Whether an operation is one of the product's for topics, which may come in a session. */
  static boolean isForTopics(OperationKey key) {
    return key.handler().equals(HandlerRegistry.SYSTEM) && TopicCommand.isTopics(key.operation());
  }

  /** Its identity in the log. */
  default OperationKey key() {
    String name =
        switch (this) {
          case OpenSession command -> "open-session";
          case PutMember command -> "put-member";
          case RemoveMember command -> "remove-member";
          case EnableOperations command -> "enable-operations";
          case RaiseFeatureLevel command -> "raise-feature-level";
          case RaiseEpoch command -> "raise-epoch";
          case EntrySkipped command -> "entry-skipped";
          case ForTopics topics -> topics.command().operation();
        };
    return new OperationKey(HandlerRegistry.SYSTEM, name, 1, CODEC);
  }

  /** Its payload in the log. */
  default byte[] encode() {
    if (this instanceof ForTopics topics) {
      return topics.command().encode();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      switch (this) {
        case OpenSession command -> {
          out.writeUTF(command.nodeId());
          out.writeLong(command.timeoutMillis());
        }
        case PutMember command -> {
          out.writeUTF(command.member().nodeId());
          out.writeUTF(command.member().incarnation());
          out.writeUTF(command.member().raftAddress());
          out.writeUTF(command.member().managementAddress());
        }
        case RemoveMember command -> out.writeUTF(command.nodeId());
        case EnableOperations command -> {
          out.writeInt(command.labels().size());
          for (String label : command.labels()) {
            out.writeUTF(label);
          }
        }
        case RaiseFeatureLevel command -> out.writeInt(command.level());
        case RaiseEpoch command -> out.writeLong(command.epoch());
        case EntrySkipped command -> {
          out.writeLong(command.index());
          out.writeInt(command.checksum());
        }
        case ForTopics topics -> throw new IllegalStateException("encoded above");
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
  static SystemCommand decode(OperationKey key, byte[] payload) throws IOException {
    return decode(key, payload, 0, payload.length);
  }

  /** {@link #decode(OperationKey, byte[])} from a part of an array. */
  static SystemCommand decode(OperationKey key, byte[] bytes, int offset, int length)
      throws IOException {
    if (key.version() == 1 && TopicCommand.isTopics(key.operation())) {
      return new ForTopics(TopicCommand.decode(key.operation(), bytes, offset, length));
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
    return switch (key.operation() + "@" + key.version()) {
      case "open-session@1" -> new OpenSession(in.readUTF(), in.readLong());
      case "put-member@1" ->
          new PutMember(new MemberRecord(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
      case "remove-member@1" -> new RemoveMember(in.readUTF());
      case "enable-operations@1" -> new EnableOperations(labels(in));
      case "raise-feature-level@1" -> new RaiseFeatureLevel(in.readInt());
      case "raise-epoch@1" -> new RaiseEpoch(in.readLong());
      case "entry-skipped@1" -> new EntrySkipped(in.readLong(), in.readInt());
      default ->
          throw new IOException(
              "the log has a command "
                  + HandlerRegistry.label(key)
                  + " that this version does not know");
    };
  }

  private static SortedSet<String> labels(DataInputStream in) throws IOException {
    SortedSet<String> labels = new TreeSet<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      labels.add(in.readUTF());
    }
    return labels;
  }
}
