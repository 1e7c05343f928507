/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random frames with fixed seeds: what goes in comes out, and damage is only ever refused. */
class LogFramePropertyTest {
  private static final Set<Class<?>> DECLARED =
      Set.of(CorruptFrameException.class, UnknownFormatException.class);
  private static final String[] NAMES = {"a", "größe", "x".repeat(128), "😀", "日本"};

  private record Command(
      long session,
      long sequence,
      OperationKey key,
      String caller,
      TraceContext trace,
      List<Byte> payload) {}

  private final LogFrameWriter writer = new LogFrameWriter();

  @Test
  void randomFrames_comeBackAsTheyWere() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      List<Command> commands = randomCommands(random);
      byte[] frame = encode(random.nextLong() >>> 1, commands);
      assertEquals(commands, decode(frame));
    }
  }

  @Test
  void decodedAndEncodedAgain_areTheSameBytes() {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      byte[] frame = encode(i, randomCommands(random));
      assertArrayEquals(frame, encode(i, decode(frame)));
    }
  }

  @Test
  void everyTruncation_isCorrupt() {
    byte[] frame = encode(1, randomCommands(new Random(3)));
    for (int length = 0; length < frame.length; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThrows(CorruptFrameException.class, () -> decode(cut));
      assertThrows(CorruptFrameException.class, () -> decode(Hostile.sealed(cut)));
    }
  }

  @Test
  void damagedFrames_areRefusedOrReadInBoundedMemory() {
    Random random = new Random(4);
    for (int frames = 0; frames < 100; frames++) {
      byte[] frame = encode(frames, randomCommands(random));
      for (int i = 0; i < 300; i++) {
        byte[] damaged = Hostile.damage(random, frame);
        Hostile.assertSafe(damaged, DECLARED, LogFramePropertyTest::drain);
        Hostile.assertSafe(Hostile.sealed(damaged), DECLARED, LogFramePropertyTest::drain);
      }
    }
  }

  @Test
  void noiseBehindAValidHeader_isRefusedOrReadInBoundedMemory() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[12 + random.nextInt(200)];
      random.nextBytes(noise);
      noise[0] = 0x51;
      noise[1] = 0x52;
      noise[2] = 1;
      noise[3] = 0;
      Hostile.assertSafe(Hostile.sealed(noise), DECLARED, LogFramePropertyTest::drain);
    }
  }

  private byte[] encode(long time, List<Command> commands) {
    writer.begin(time);
    for (Command command : commands) {
      byte[] payload = new byte[command.payload().size()];
      for (int i = 0; i < payload.length; i++) {
        payload[i] = command.payload().get(i);
      }
      int bound = writer.sizeWith(command.key(), command.caller(), payload.length);
      writer.command(
          command.session(),
          command.sequence(),
          0,
          command.key(),
          command.caller(),
          command.trace(),
          payload);
      assertTrue(writer.size() <= bound, "bound " + bound + " below " + writer.size());
    }
    assertEquals(commands.size(), writer.count());
    int size = writer.size();
    byte[] frame = writer.finish();
    assertEquals(size, frame.length);
    return frame;
  }

  private static List<Command> decode(byte[] frame) {
    List<Command> commands = new ArrayList<>();
    LogFrameReader in = new LogFrameReader(frame);
    while (in.nextRun()) {
      while (in.nextCommand()) {
        commands.add(
            new Command(
                in.session(),
                in.sequence(),
                in.key(),
                in.caller(),
                in.trace(),
                boxed(in.payload())));
      }
    }
    return commands;
  }

  private static void drain(byte[] frame) {
    LogFrameReader in = new LogFrameReader(frame);
    while (in.nextRun()) {
      while (in.nextCommand()) {
        in.payload();
        in.trace();
      }
    }
  }

  private static List<Command> randomCommands(Random random) {
    List<Command> commands = new ArrayList<>();
    long session = random.nextLong();
    long sequence = random.nextInt(1000);
    for (int i = random.nextInt(20); i > 0; i--) {
      if (random.nextInt(4) == 0) {
        session = random.nextLong() >> random.nextInt(64);
        sequence = random.nextLong() >>> (2 + random.nextInt(60));
      }
      byte[] payload = new byte[random.nextInt(random.nextInt(10) == 0 ? 1000 : 40)];
      random.nextBytes(payload);
      commands.add(
          new Command(
              session,
              sequence++,
              randomKey(random),
              random.nextBoolean() ? null : NAMES[random.nextInt(NAMES.length)],
              random.nextInt(3) > 0 ? null : randomTrace(random),
              boxed(payload)));
    }
    return commands;
  }

  private static OperationKey randomKey(Random random) {
    return new OperationKey(
        NAMES[random.nextInt(NAMES.length)],
        NAMES[random.nextInt(NAMES.length)],
        random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31),
        (byte) random.nextInt(256));
  }

  private static TraceContext randomTrace(Random random) {
    return new TraceContext(
        random.nextLong(), random.nextLong(), random.nextLong(), (byte) random.nextInt(256));
  }

  private static List<Byte> boxed(byte[] bytes) {
    List<Byte> list = new ArrayList<>(bytes.length);
    for (byte b : bytes) {
      list.add(b);
    }
    return list;
  }
}
