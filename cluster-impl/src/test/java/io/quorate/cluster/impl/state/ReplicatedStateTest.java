/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.consensus.LogPosition;
import io.quorate.cluster.impl.consensus.SnapshotImage;
import io.quorate.cluster.impl.format.LogFrameWriter;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.threads.Threads;
import io.quorate.cluster.spi.HandlerDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicatedStateTest {
  private static final OperationKey APPEND = new OperationKey("list", "append", 1, (byte) 3);
  private static final OperationKey BREAK = new OperationKey("list", "break", 1, (byte) 3);
  private static final OperationKey DIE = new OperationKey("list", "die", 1, (byte) 3);

  private final List<Outcome> outcomes = new ArrayList<>();
  private final OutcomeSinks sinks = new OutcomeSinks();
  private final LogFrameWriter writer = new LogFrameWriter();
  private Threads threads;
  private Replica replica;
  private long index;

  /** One copy of the state with what its handler holds. */
  private static final class Replica {
    final List<String> list = new ArrayList<>();
    final HandlerRegistry handlers;
    final HaltSwitch halt = new HaltSwitch("n1", reason -> {});
    final ReplicatedState state;

    Replica(Threads threads, OutcomeSinks sinks, boolean deduplicate, HandlerRegistry registry) {
      this.handlers = registry == null ? registry(list) : registry;
      this.state =
          new ReplicatedState(
              new ApplierSettings(
                  "n1",
                  1 << 20,
                  Long.MAX_VALUE,
                  deduplicate,
                  new Spool(Path.of("target", "spool"))),
              handlers,
              sinks,
              halt,
              new NodeCounters(),
              threads);
    }

    static HandlerRegistry registry(List<String> list) {
      HandlerDefinition definition =
          HandlerDefinition.named("list")
              .onWrite(
                  "append",
                  String.class,
                  String.class,
                  (text, context) -> {
                    list.add(text + "@" + context.logTime().toEpochMilli());
                    return String.join(",", list);
                  })
              .onWrite(
                  "break",
                  String.class,
                  void.class,
                  (text, context) -> {
                    throw new IllegalArgumentException((String) text);
                  })
              .onWrite(
                  "die",
                  String.class,
                  void.class,
                  (text, context) -> {
                    throw new AssertionError(text);
                  })
              .snapshot(
                  1,
                  () -> {
                    byte[] saved = String.join("\n", list).getBytes(StandardCharsets.UTF_8);
                    return out -> out.write(saved);
                  },
                  (in, version) -> {
                    list.clear();
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    if (!text.isEmpty()) {
                      list.addAll(List.of(text.split("\n")));
                    }
                  })
              .build();
      return new HandlerRegistry(List.of(), List.of(definition), List.of());
    }
  }

  @BeforeEach
  void start() throws Exception {
    threads = new Threads("n1");
    replica = new Replica(threads, sinks, true, null);
    system(new SystemCommand.EnableOperations(replica.handlers.replicatedOperations()));
    system(new SystemCommand.OpenSession("n1", 10_000));
    sinks.add(1, (at, first, applied) -> outcomes.addAll(List.of(applied)));
  }

  @AfterEach
  void close() {
    threads.close();
  }

  private void system(SystemCommand command) throws Exception {
    writer.begin(1_000);
    writer.command(0, 7, 0, command.key(), null, null, command.encode());
    apply(writer.finish());
  }

  private void apply(byte[] frame) throws Exception {
    index++;
    CompletableFuture<?> done = replica.state.apply(new LogPosition(1, index), frame);
    done.get(5, TimeUnit.SECONDS);
  }

  private Outcome command(long time, long session, long sequence, long below, OperationKey key)
      throws Exception {
    writer.begin(time);
    byte[] payload = ("c" + sequence).getBytes(StandardCharsets.UTF_8);
    writer.command(session, sequence, below, key, null, null, payload);
    outcomes.clear();
    apply(writer.finish());
    return outcomes.get(0);
  }

  @Test
  void repeatedCommand_isAppliedOnceAndAnsweredTheSame() throws Exception {
    Outcome first = command(1_000, 1, 1, 1, APPEND);
    Outcome again = command(2_000, 1, 1, 1, APPEND);
    assertEquals(first, again);
    assertEquals(List.of("c1@1000"), replica.list);
  }

  @Test
  void repeatedCommand_isAppliedTwice_whenDeduplicationIsOff() throws Exception {
    replica = new Replica(threads, sinks, false, null);
    system(new SystemCommand.EnableOperations(replica.handlers.replicatedOperations()));
    system(new SystemCommand.OpenSession("n1", 10_000));
    command(1_000, 1, 1, 1, APPEND);
    command(1_000, 1, 1, 1, APPEND);
    assertEquals(2, replica.list.size());
  }

  @Test
  void acknowledgedCommand_isNeverAppliedAgain() throws Exception {
    command(1_000, 1, 1, 1, APPEND);
    command(1_000, 1, 2, 2, APPEND);
    Outcome stray = command(1_000, 1, 1, 1, APPEND);
    assertEquals(
        RefusalCode.ACKNOWLEDGED.number(), assertInstanceOf(Outcome.Refused.class, stray).code());
    assertEquals(2, replica.list.size());
  }

  @Test
  void commandGivenUpBeforeItCame_isNotApplied() throws Exception {
    command(1_000, 1, 5, 5, APPEND);
    assertInstanceOf(Outcome.Refused.class, command(1_000, 1, 3, 1, APPEND));
    assertEquals(List.of("c5@1000"), replica.list);
  }

  @Test
  void silentSession_expiresByLogTimeAndIsRefused() throws Exception {
    command(1_000, 1, 1, 1, APPEND);
    system(new SystemCommand.OpenSession("n2", 60_000));
    sinks.add(2, (at, first, applied) -> outcomes.addAll(List.of(applied)));
    command(11_500, 2, 1, 1, APPEND);
    Outcome late = command(11_500, 1, 1, 1, APPEND);
    assertEquals(
        RefusalCode.SESSION_EXPIRED.number(), assertInstanceOf(Outcome.Refused.class, late).code());
    assertEquals(2, replica.list.size());
  }

  @Test
  void logTime_neverGoesBack() throws Exception {
    command(5_000, 1, 1, 1, APPEND);
    command(4_000, 1, 2, 1, APPEND);
    assertEquals(List.of("c1@5000", "c2@5000"), replica.list);
  }

  @Test
  void operationNotEnabled_isRefusedAlikeEverywhere() throws Exception {
    OperationKey unknown = new OperationKey("list", "append", 2, (byte) 3);
    assertInstanceOf(Outcome.Refused.class, command(1_000, 1, 1, 1, unknown));
    assertFalse(replica.halt.isHalted());
  }

  @Test
  void enablingAnOperationThatThisNodeLacks_haltsIt() {
    assertThrows(
        Exception.class, () -> system(new SystemCommand.EnableOperations(List.of("list/clear@1"))));
    assertTrue(replica.halt.reason().orElse("").contains("list/clear@1"));
  }

  @Test
  void exceptionOfTheBody_isAnAnswerAndRemembered() throws Exception {
    Outcome first = command(1_000, 1, 1, 1, BREAK);
    assertEquals(
        IllegalArgumentException.class.getName(),
        assertInstanceOf(Outcome.HandlerError.class, first).type());
    assertEquals(first, command(1_000, 1, 1, 1, BREAK));
    assertFalse(replica.halt.isHalted());
  }

  @Test
  void errorOfTheBody_haltsTheNodeAndNothingIsAppliedAfter() {
    assertThrows(Exception.class, () -> command(1_000, 1, 1, 1, DIE));
    assertTrue(replica.halt.isHalted());
    assertThrows(Exception.class, () -> command(1_000, 1, 2, 1, APPEND));
    assertEquals(List.of(), replica.list);
  }

  @Test
  void corruptFrame_haltsTheNode() {
    assertThrows(Exception.class, () -> apply(new byte[] {1, 2, 3}));
    assertTrue(replica.halt.reason().orElse("").startsWith("entry 3 of term 1 cannot be applied"));
  }

  @Test
  void snapshot_carriesStateAndSessionsAndDigest() throws Exception {
    Outcome first = command(1_000, 1, 1, 1, APPEND);
    byte[] saved = save();
    long digest = replica.state.tables().digest();

    Replica restored = new Replica(threads, sinks, true, null);
    restored.state.load(new LogPosition(1, index), new ByteArrayInputStream(saved));
    assertEquals(replica.list, restored.list);
    assertEquals(digest, restored.state.tables().digest());
    replica = restored;
    assertEquals(first, command(2_000, 1, 1, 1, APPEND));
    assertEquals(1, restored.list.size());
  }

  @Test
  void snapshotOfAHandlerThatThisNodeLacks_isRefused() throws Exception {
    byte[] saved = save();
    Replica other =
        new Replica(threads, sinks, true, new HandlerRegistry(List.of(), List.of(), List.of()));
    IOException failure =
        assertThrows(
            IOException.class,
            () -> other.state.load(new LogPosition(1, index), new ByteArrayInputStream(saved)));
    assertTrue(failure.getMessage().contains("handler \"list\""), failure.getMessage());
  }

  @Test
  void corruptSnapshot_isRefused() throws Exception {
    command(1_000, 1, 1, 1, APPEND);
    byte[] saved = save();
    saved[saved.length / 2] ^= 1;
    Replica restored = new Replica(threads, sinks, true, null);
    assertThrows(
        IOException.class,
        () -> restored.state.load(new LogPosition(1, index), new ByteArrayInputStream(saved)));
  }

  private byte[] save() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SnapshotImage image = replica.state.capture()) {
      image.writeTo(bytes);
    }
    return bytes.toByteArray();
  }

  @Test
  void openSession_answersItsId() throws Exception {
    List<Outcome> answers = new ArrayList<>();
    sinks.add(0, (at, first, applied) -> answers.addAll(List.of(applied)));
    system(new SystemCommand.OpenSession("n3", 10_000));
    byte[] id = assertInstanceOf(Outcome.Success.class, answers.get(0)).bytes();
    assertEquals(2, ByteBuffer.wrap(id).getLong());
  }
}
