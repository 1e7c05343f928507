/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds reads that a linearizable register would not have answered. The number of applied transfers
 * only grows, so a read must see at least the highest number that was acknowledged, or seen by a
 * read that had ended, before it began, on whichever node.
 */
public final class StaleReads {
  private static final int SHOWN = 10;

  /** At a time, some client knew that there are at least this many transfers. */
  private record Known(long nanos, long count) {}

  private final List<Known> known = new ArrayList<>();
  private final List<Note> reads = new ArrayList<>();

  /** Reads all journals of a directory. */
  public static StaleReads of(Path directory) {
    StaleReads all = new StaleReads();
    JournalReader.in(directory).forEach(file -> JournalReader.read(file, all::add));
    return all;
  }

  /** A stale read and what it should have seen at least. */
  public record Stale(Note read, long expected) {
    @Override
    public String toString() {
      return "a read saw %d transfers, %d were known %.3f ms before it ended"
          .formatted(read.detail(), expected, (read.nanos() - read.began()) / 1e6);
    }
  }

  /** Adds one note of any client. */
  public void add(Note note) {
    switch (note.kind()) {
      case ACK -> known.add(new Known(note.nanos(), note.detail()));
      case READ -> {
        known.add(new Known(note.nanos(), note.detail()));
        reads.add(note);
      }
      case SENT, UNKNOWN, REFUSED, READ_FAILED -> {
        // They say nothing about how many transfers there are.
      }
    }
  }

  /** The answered reads that began in this time, ordered by when they began. */
  public List<Note> answered(long from, long until) {
    return reads.stream()
        .filter(read -> read.began() >= from && read.began() < until)
        .sorted(Comparator.comparingLong(Note::began))
        .toList();
  }

  /** The stale reads, by the time they began; the first few. */
  public List<Stale> find() {
    known.sort(Comparator.comparingLong(Known::nanos));
    reads.sort(Comparator.comparingLong(Note::began));
    List<Stale> stale = new ArrayList<>();
    long floor = 0;
    int next = 0;
    for (Note read : reads) {
      while (next < known.size() && known.get(next).nanos() < read.began()) {
        floor = Math.max(floor, known.get(next++).count());
      }
      if (read.detail() < floor && stale.size() < SHOWN) {
        stale.add(new Stale(read, floor));
      }
    }
    return stale;
  }
}
