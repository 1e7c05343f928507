/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.PayloadTooLargeException;
import io.quorate.cluster.impl.consensus.LogPosition;
import io.quorate.cluster.impl.format.LogFrameReader;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.format.OutcomeDigest;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.handlers.BoundOperation;
import io.quorate.cluster.impl.handlers.HandlerCallError;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.handlers.LogContext;
import io.quorate.cluster.impl.sessions.Session;
import io.quorate.cluster.impl.sessions.SessionTable;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.topics.TopicCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the commands of one frame, each exactly once (Raft §8). Confined to the apply thread.
 *
 * <p>Only what a handler's own body throws is an answer. Everything else that goes wrong here is
 * thrown, and halts the node.
 */
final class FrameApplier {
  private static final Logger LOG = LoggerFactory.getLogger(FrameApplier.class);

  private final ApplierSettings settings;
  private final HandlerRegistry handlers;
  private final Tables tables;
  private final OutcomeSinks sinks;
  private final NodeCounters counters;

  FrameApplier(
      ApplierSettings settings,
      HandlerRegistry handlers,
      Tables tables,
      OutcomeSinks sinks,
      NodeCounters counters) {
    this.settings = settings;
    this.handlers = handlers;
    this.tables = tables;
    this.sinks = sinks;
    this.counters = counters;
  }

  /** Applies a frame and returns how many commands it had. */
  int apply(LogPosition position, byte[] bytes) throws IOException {
    LogFrameReader frame = new LogFrameReader(bytes);
    tables.advanceLogTime(frame.logTime());
    tables.sessions().expire(tables.logTime());
    tables.topics().expire(tables.logTime());
    int commands = 0;
    while (frame.nextRun()) {
      commands += frame.count();
      applyRun(position, frame);
    }
    return commands;
  }

  private void applyRun(LogPosition position, LogFrameReader frame) throws IOException {
    long id = frame.session();
    long first = frame.firstSequence();
    Session session = tables.sessions().get(id);
    if (session != null) {
      session.touch(tables.logTime(), frame.acknowledgedBelow());
    }
    Outcome[] outcomes = new Outcome[frame.count()];
    for (int i = 0; frame.nextCommand(); i++) {
      Outcome outcome =
          id == SessionTable.NONE
              ? system(position, frame)
              : once(position, session, id, first + i, frame);
      outcomes[i] = outcome;
      tables.digest(
          OutcomeDigest.digest(tables.digest(), position.index(), id, first + i, outcome));
    }
    sinks.applied(position.index(), id, first, outcomes);
  }

  private Outcome once(
      LogPosition position,
      @Nullable Session session,
      long sessionId,
      long sequence,
      LogFrameReader frame)
      throws IOException {
    if (session == null) {
      return refused(RefusalCode.SESSION_EXPIRED, "session " + sessionId + " has expired");
    }
    if (settings.deduplicate()) {
      Outcome known = session.outcome(sequence);
      if (known != null) {
        counters.duplicateSkipped();
        return known;
      }
      if (session.isAcknowledged(sequence)) {
        return refused(RefusalCode.ACKNOWLEDGED, "command " + sequence + " was given up");
      }
      if (session.isBeyondWindow(sequence)) {
        return refused(RefusalCode.BEYOND_WINDOW, "command " + sequence + " is too far ahead");
      }
    }
    Outcome outcome = dispatch(position, sessionId, sequence, frame);
    if (!session.isAcknowledged(sequence)) {
      session.remember(sequence, outcome);
    }
    return outcome;
  }

  private Outcome dispatch(LogPosition position, long session, long sequence, LogFrameReader frame)
      throws IOException {
    OperationKey key = frame.key();
    if (SystemCommand.isForTopics(key)) {
      return system(position, frame);
    }
    if (!tables.operations().isEnabled(key)) {
      return refused(
          RefusalCode.NOT_ENABLED, HandlerRegistry.label(key) + " is not enabled in this cluster");
    }
    BoundOperation operation = handlers.operation(key);
    if (operation == null) {
      throw new IllegalStateException(
          HandlerRegistry.label(key)
              + " is enabled in this cluster, and this node has no such operation with codec "
              + key.codec()
              + "; start it with the handlers of the other nodes");
    }
    Object payload = operation.decodePayload(frame.payload());
    LogContext context =
        new LogContext(
            position.index(),
            position.term(),
            tables.logTime(),
            session,
            sequence,
            frame.caller(),
            handlers.payloads(),
            tables.topics()::hasRoomFor);
    Outcome outcome = invoke(operation, payload, context);
    if (outcome instanceof Outcome.Success || context.hasReturned()) {
      publish(position, session, sequence, context.publications());
    }
    return outcome;
  }

  /** What the handler published, as if it were commands right after its own. */
  private void publish(
      LogPosition position, long session, long sequence, List<Publication> publications) {
    for (Publication publication : publications) {
      byte[] reply =
          tables
              .topics()
              .apply(new TopicCommand.Publish(publication), position.index(), tables.logTime())
              .encode();
      fold(position, session, sequence, publication.encode());
      fold(position, session, sequence, reply);
    }
  }

  private void fold(LogPosition position, long session, long sequence, byte[] bytes) {
    tables.digest(
        OutcomeDigest.digest(
            tables.digest(), position.index(), session, sequence, new Outcome.Success(bytes)));
  }

  private Outcome invoke(BoundOperation operation, @Nullable Object payload, LogContext context) {
    long begin = System.nanoTime();
    @Nullable Object reply;
    try {
      reply = operation.invoke(payload, context);
      context.returned();
    } catch (Exception e) {
      return new Outcome.HandlerError(e.getClass().getName(), String.valueOf(e.getMessage()), "");
    } finally {
      noteSlow(operation, System.nanoTime() - begin);
    }
    byte[] bytes;
    try {
      bytes = operation.encodeReply(reply);
    } catch (RuntimeException e) {
      throw new HandlerCallError(
          "the reply of " + HandlerRegistry.label(operation.key()) + " could not be encoded", e);
    }
    if (bytes.length > settings.maxReplyBytes()) {
      // The state has changed already, alike on every node; so this too is an answer.
      return new Outcome.HandlerError(
          PayloadTooLargeException.class.getName(),
          "the reply has " + bytes.length + " bytes; " + settings.maxReplyBytes() + " are allowed",
          "");
    }
    return new Outcome.Success(bytes);
  }

  private void noteSlow(BoundOperation operation, long nanos) {
    if (nanos > settings.slowNanos()) {
      counters.slowHandler();
      LOG.warn(
          "{}: {} took {} ms; nothing else is applied meanwhile",
          settings.nodeId(),
          HandlerRegistry.label(operation.key()),
          nanos / 1_000_000);
    }
  }

  private Outcome system(LogPosition position, LogFrameReader frame) throws IOException {
    SystemCommand command =
        SystemCommand.decode(
            frame.key(), frame.array(), frame.payloadOffset(), frame.payloadLength());
    byte[] reply = new byte[0];
    switch (command) {
      case SystemCommand.OpenSession open -> {
        long id = tables.sessions().open(open.nodeId(), open.timeoutMillis(), tables.logTime());
        reply = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
      }
      case SystemCommand.PutMember put -> tables.members().put(put.member());
      case SystemCommand.RemoveMember remove -> {
        tables.members().remove(remove.nodeId());
        tables.topics().removeNode(remove.nodeId());
      }
      case SystemCommand.EnableOperations enable -> tables.enable(enable.labels(), handlers);
      case SystemCommand.RaiseFeatureLevel raise -> tables.raiseFeatureLevel(raise.level());
      case SystemCommand.RaiseEpoch raise -> tables.raiseEpoch(raise.epoch());
      case SystemCommand.EntrySkipped skipped ->
          LOG.warn(
              "{}: entry {} was taken out of the log by an operator, and nothing is applied",
              settings.nodeId(),
              skipped.index());
      case SystemCommand.ForTopics topics ->
          reply =
              tables.topics().apply(topics.command(), position.index(), tables.logTime()).encode();
    }
    return new Outcome.Success(reply);
  }

  private static Outcome refused(RefusalCode code, String detail) {
    return new Outcome.Refused(code.number(), detail);
  }
}
