/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.impl.consensus.LogPosition;
import io.quorate.cluster.impl.consensus.SnapshotImage;
import io.quorate.cluster.impl.format.Golden;
import io.quorate.cluster.impl.format.LogFrameWriter;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.threads.Threads;
import io.quorate.cluster.spi.HandlerDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sections that a node's state is saved in. */
class StateSnapshotGoldenTest {
  private static final String GOLDEN = "state-v1.hex";
  private static final OperationKey SET = new OperationKey("register", "set", 1, (byte) 3);

  private final Threads threads = new Threads("n1");
  private long sequence = 7;

  /** A state with one handler that holds a text. */
  private static final class Replica {
    private String text = "";
    final ReplicatedState state;

    Replica(Threads threads) {
      HandlerDefinition register =
          HandlerDefinition.named("register")
              .onWrite("set", String.class, String.class, (value, context) -> text = "" + value)
              .snapshot(
                  3,
                  () -> {
                    byte[] saved = text.getBytes(StandardCharsets.UTF_8);
                    return out -> out.write(saved);
                  },
                  (in, version) ->
                      text = version + ":" + new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .build();
      state =
          new ReplicatedState(
              new ApplierSettings(
                  "n1", 1 << 20, Long.MAX_VALUE, true, new Spool(Path.of("target", "spool"))),
              new HandlerRegistry(List.of(), List.of(register), List.of()),
              new OutcomeSinks(),
              new HaltSwitch("n1", reason -> {}),
              new NodeCounters(),
              threads);
    }
  }

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void state_isSavedAsEver() throws Exception {
    Golden.assertUnchanged(GOLDEN, save(filled()));
  }

  @Test
  void golden_loads() throws Exception {
    Replica replica = new Replica(threads);
    replica.state.load(new LogPosition(2, 5), new ByteArrayInputStream(Golden.bytes(GOLDEN)));
    assertEquals("3:hello", replica.text);
    assertEquals(1, replica.state.tables().sessions().size());
    ReplicatedState original = filled();
    assertEquals(original.tables().digest(), replica.state.tables().digest());
    replica.text = "hello";
    assertArrayEquals(Golden.bytes(GOLDEN), save(replica.state));
  }

  private ReplicatedState filled() throws Exception {
    ReplicatedState state = new Replica(threads).state;
    LogFrameWriter writer = new LogFrameWriter();
    writer.begin(1_000);
    system(writer, new SystemCommand.EnableOperations(new TreeSet<>(List.of("register/set@1"))));
    system(writer, new SystemCommand.OpenSession("n1", 10_000));
    system(
        writer,
        new SystemCommand.PutMember(
            new MemberRecord("n1", "0a1b2c3d", "127.0.0.1:9521", "127.0.0.1:9522")));
    system(writer, new SystemCommand.RaiseFeatureLevel(1));
    apply(state, 1, writer.finish());
    writer.begin(2_000);
    writer.command(1, 1, 1, SET, null, null, "hello".getBytes(StandardCharsets.UTF_8));
    apply(state, 2, writer.finish());
    return state;
  }

  private void system(LogFrameWriter writer, SystemCommand command) {
    writer.command(0, sequence++, 0, command.key(), null, null, command.encode());
  }

  private static void apply(ReplicatedState state, long index, byte[] frame) throws Exception {
    state.apply(new LogPosition(1, index), frame).get(5, TimeUnit.SECONDS);
  }

  private static byte[] save(ReplicatedState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SnapshotImage image = state.capture()) {
      image.writeTo(bytes);
    }
    return bytes.toByteArray();
  }
}
