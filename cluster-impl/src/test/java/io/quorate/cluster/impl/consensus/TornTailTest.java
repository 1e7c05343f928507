/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.server.RaftServerConfigKeys.Log.CorruptionPolicy;
import org.apache.ratis.server.raftlog.segmented.LogSegment;
import org.apache.ratis.server.raftlog.segmented.LogSegmentPath;
import org.apache.ratis.server.raftlog.segmented.SegmentedRaftLogOutputStream;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves at the end of a log is cut off, and nothing else is. */
class TornTailTest {
  private static final int SECTOR = 512;
  private static final int RESERVED = 1 << 16;
  private static final int[] SIZES = {40, 700, 3_000, 90, 5_000};

  @TempDir Path directory;
  private Path groups;
  private Path aside;
  private Path file;

  /** Where each entry begins, and the last one ends. */
  private final List<Integer> offsets = new ArrayList<>();

  @BeforeEach
  void writeLog() throws IOException {
    groups = directory.resolve("groups");
    aside = directory.resolve("removed");
    Path current = groups.resolve(UUID.randomUUID().toString()).resolve("current");
    Files.createDirectories(current);
    file = current.resolve("log_inprogress_7");
    Random random = new Random(1);
    try (SegmentedRaftLogOutputStream out =
        new SegmentedRaftLogOutputStream(
            file.toFile(), false, RESERVED, RESERVED, ByteBuffer.allocateDirect(RESERVED))) {
      offsets.add(8);
      for (int i = 0; i < SIZES.length; i++) {
        byte[] bytes = new byte[SIZES[i]];
        random.nextBytes(bytes);
        LogEntryProto entry =
            LogEntryProto.newBuilder()
                .setTerm(3)
                .setIndex(7 + i)
                .setStateMachineLogEntry(
                    StateMachineLogEntryProto.newBuilder()
                        .setLogData(UnsafeByteOperations.unsafeWrap(bytes)))
                .build();
        out.write(entry);
        int size = entry.getSerializedSize();
        offsets.add(offsets.get(i) + (size < 128 ? 1 : 2) + size + 4);
      }
    }
    assertEquals(offsets.get(SIZES.length).longValue(), Files.size(file));
    // As the engine leaves it when the process is killed.
    try (RandomAccessFile reserved = new RandomAccessFile(file.toFile(), "rw")) {
      reserved.setLength(RESERVED);
    }
  }

  @Test
  void wholeLog_isLeftAsItIs() throws IOException {
    byte[] before = Files.readAllBytes(file);
    TornTail.cut(groups, aside);
    assertArrayEquals(before, Files.readAllBytes(file));
    assertFalse(Files.exists(aside));
  }

  @Test
  void noGroups_areNoFailure() throws IOException {
    TornTail.cut(directory.resolve("absent"), aside);
  }

  @Test
  void entryWhoseEndIsMissing_isCutOff_whereverTheWriteEnded() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int last = 0; last < SIZES.length; last++) {
      int begin = offsets.get(last);
      int end = offsets.get(last + 1);
      for (int from = (begin / SECTOR + 1) * SECTOR; from < end; from += SECTOR) {
        byte[] torn = whole.clone();
        Arrays.fill(torn, from, torn.length, (byte) 0);
        assertCut(torn, last);
      }
    }
  }

  @Test
  void entryOfWhichLaterSectorsCameFirst_isCutOff_withWhatFollows() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int entry = 0; entry < SIZES.length; entry++) {
      int begin = offsets.get(entry);
      int end = offsets.get(entry + 1);
      // A sector that holds more than this entry takes those before it along.
      for (int from = (begin + SECTOR - 1) / SECTOR * SECTOR; from + SECTOR < end; from += SECTOR) {
        byte[] torn = whole.clone();
        Arrays.fill(torn, from, from + SECTOR, (byte) 0);
        assertCut(torn, entry);
      }
    }
  }

  private void assertCut(byte[] torn, int entry) throws IOException {
    Files.write(file, torn);
    // The fault that this is for.
    assertThrows(IOException.class, this::engineReads);
    int offset = offsets.get(entry);
    assertEquals(OptionalLong.of(offset), SegmentFile.read(segment(), ignored -> {}));
    TornTail.cut(groups, aside);
    assertEquals(entry, engineReads());
    assertEquals(offset, Files.size(file));
    Path kept = kept();
    assertArrayEquals(
        Arrays.copyOfRange(torn, offset, torn.length), Files.readAllBytes(kept), kept.toString());
    Files.delete(kept);
    TornTail.cut(groups, aside);
    assertEquals(0, Objects.requireNonNull(aside.toFile().list()).length);
  }

  @Test
  void damage_isNotTakenForACrash() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int entry = 0; entry < SIZES.length; entry++) {
      for (int at = offsets.get(entry) + 2; at < offsets.get(entry + 1); at += 97) {
        byte[] damaged = whole.clone();
        damaged[at] ^= 0x10;
        assertRefused(damaged, offsets.get(entry));
      }
    }
    byte[] nonsense = whole.clone();
    nonsense[offsets.get(SIZES.length)] = 0x55;
    Arrays.fill(nonsense, RESERVED - 100, RESERVED, (byte) 0x55);
    nonsense[offsets.get(2)] ^= 0x7f;
    assertRefused(nonsense, offsets.get(2));
  }

  @Test
  void missingEntry_isDamage() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int from = offsets.get(2);
    int length = offsets.get(3) - from;
    byte[] without = new byte[whole.length];
    System.arraycopy(whole, 0, without, 0, from);
    System.arraycopy(whole, from + length, without, from, whole.length - from - length);
    assertRefused(without, from);
  }

  @Test
  void fileThatWasFinished_isNeverCut() throws IOException {
    Path finished = file.resolveSibling("log_7-" + (7 + SIZES.length - 1));
    byte[] torn = Files.readAllBytes(file);
    Arrays.fill(torn, offsets.get(4) + SECTOR, torn.length, (byte) 0);
    Files.move(file, finished);
    Files.write(finished, torn);
    TornTail.cut(groups, aside);
    assertArrayEquals(torn, Files.readAllBytes(finished));
    file = finished;
    assertThrows(IOException.class, () -> SegmentFile.read(segment(), ignored -> {}));
  }

  private void assertRefused(byte[] damaged, int offset) throws IOException {
    Files.write(file, damaged);
    IOException refusal = assertThrows(IOException.class, () -> TornTail.cut(groups, aside));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("is damaged at byte " + offset),
        refusal.getMessage());
    assertArrayEquals(damaged, Files.readAllBytes(file));
    assertFalse(Files.exists(aside));
  }

  private LogSegmentPath segment() {
    return Objects.requireNonNull(LogSegmentPath.matchLogSegment(file));
  }

  private int engineReads() throws IOException {
    return LogSegment.readSegmentFile(
        file.toFile(),
        segment().getStartEnd(),
        SegmentFile.MAX_ENTRY,
        CorruptionPolicy.EXCEPTION,
        null,
        entry -> {});
  }

  private Path kept() throws IOException {
    try (Stream<Path> all = Files.list(aside)) {
      List<Path> found = all.toList();
      assertEquals(1, found.size(), found::toString);
      return found.get(0);
    }
  }
}
