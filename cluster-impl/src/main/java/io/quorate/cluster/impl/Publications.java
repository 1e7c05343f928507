/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.format.TopicReply;
import io.quorate.cluster.impl.state.SystemCommand;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.writes.Applied;
import io.quorate.cluster.impl.writes.WriteRefusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Publishes messages, and puts what else is about topics into the log from any node. */
final class Publications {
  private final NodeParts parts;
  private final Duration defaultTimeout;
  private final long maxPayload;

  Publications(NodeParts parts) {
    this.parts = parts;
    this.defaultTimeout = parts.config().get(ConfigKeys.WRITE_TIMEOUT);
    this.maxPayload = parts.config().get(ConfigKeys.WRITE_MAX_PAYLOAD);
  }

  /** A message of the application: waits for the window, then for the commit. */
  CompletableFuture<PublishReceipt> publish(
      String topic, @Nullable Object payload, PublishOptions options) {
    Publication publication;
    try {
      publication = prepare(topic, payload, options);
    } catch (ClusterException e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<Applied> sent =
        parts
            .delivery()
            .window()
            .send(
                topic,
                options.timeout().orElse(defaultTimeout),
                left -> write(new TopicCommand.Publish(publication), left));
    return new WriteFuture<>(sent, applied -> receipt(publication, applied), parts.counters());
  }

  private Publication prepare(String topic, @Nullable Object payload, PublishOptions options) {
    if (parts.state().isApplyThread()) {
      throw refused(
          Code.CALLED_FROM_APPLY,
          "a message for \""
              + topic
              + "\" was published from a replicated method, where waiting for it would never end;"
              + " use WriteContext.publish there");
    }
    if (parts.isClosed()) {
      throw refused(Code.CLOSED, "the node is closed");
    }
    if (parts.halt().isHalted()) {
      throw refused(Code.HALTED, "this node is halted: " + parts.halt().reason().orElse(""));
    }
    Optional<WriteRefusal> disk = parts.disk().refusal();
    if (disk.isPresent()) {
      throw refused(disk.get().code(), disk.get().message());
    }
    try {
      TopicPattern.checkName(topic);
    } catch (IllegalArgumentException e) {
      throw refused(Code.BAD_TOPIC, String.valueOf(e.getMessage()));
    }
    if (topic.startsWith(TopicPattern.DEAD_LETTER)) {
      throw refused(
          Code.BAD_TOPIC, "\"" + topic + "\" is the node's own; it can be read, not published to");
    }
    Publication publication;
    try {
      publication = parts.handlers().payloads().publication(topic, payload, options);
    } catch (IllegalArgumentException e) {
      throw refused(Code.BAD_PAYLOAD, String.valueOf(e.getMessage()));
    }
    if (publication.payload().length > maxPayload) {
      throw refused(
          Code.TOO_LARGE,
          "the message for \""
              + topic
              + "\" has "
              + publication.payload().length
              + " bytes, quorate.write.max-payload-bytes = "
              + maxPayload
              + " are allowed");
    }
    return publication;
  }

  private PublishReceipt receipt(Publication publication, Applied applied) {
    TopicReply.Done done = done(applied);
    parts.reads().sawIndex(applied.index());
    parts.delivery().counters().of(publication.topic()).published.increment();
    return new PublishReceipt(publication.topic(), done.seq(), done.index());
  }

  /** A dead letter: it waits for the commit only. */
  CompletableFuture<?> deadLetter(Publication publication) {
    return write(new TopicCommand.Publish(publication), defaultTimeout)
        .thenApply(Publications::done);
  }

  /** A command of delivery's own. */
  CompletableFuture<?> command(TopicCommand command) {
    return write(command, defaultTimeout);
  }

  /** Puts a command into the log by this node's session, from wherever the leader is. */
  CompletableFuture<Applied> write(TopicCommand command, Duration timeout) {
    return parts
        .writer()
        .write(new SystemCommand.ForTopics(command).key(), command.encode(), null, timeout);
  }

  /** What was done, or the failure that says why not. */
  static TopicReply.Done done(Applied applied) {
    if (!(applied.outcome() instanceof Outcome.Success success)) {
      throw new OutcomeUnknownException(Code.LEADER_LOST, "outcome " + applied.outcome());
    }
    return switch (TopicReply.decode(success.bytes())) {
      case TopicReply.Done done -> done;
      case TopicReply.Refused refused -> throw failure(refused);
    };
  }

  private static NotCommittedException failure(TopicReply.Refused refused) {
    return switch (refused.why()) {
      case TOO_MANY_TOPICS ->
          refused(
              Code.TOO_MANY_TOPICS,
              "there are quorate.topics.max-topics = "
                  + refused.detail()
                  + " topics; publish to one of these, or raise the key on every node");
      case TOO_MANY_SUBSCRIBERS ->
          refused(
              Code.TOO_MANY_TOPICS,
              "there are "
                  + refused.detail()
                  + " durable subscribers, as many as are allowed; unsubscribe some");
      case UNKNOWN_SUBSCRIBER ->
          refused(Code.UNKNOWN_SUBSCRIBER, "no durable subscriber has this id");
      case BAD_POSITION ->
          refused(
              Code.BAD_POSITION,
              "the start is beyond the topic's last message, " + refused.detail());
    };
  }

  private static NotCommittedException refused(Code code, String message) {
    return NotCommittedException.of(code, message);
  }
}
