/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import io.quorate.examples.driver.numbers.LongCounts;
import io.quorate.examples.driver.numbers.LongList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what the clients wrote down against what each replica has: every acknowledged transfer must
 * be in every list exactly once, a refused one in none, one without outcome in all or none, and the
 * lists must be equal. A sum of balances alone would hide a transfer lost here and repeated there.
 */
public final class Journals {
  private static final int SHOWN = 20;

  private final LongList sent = new LongList();
  private final LongCounts sentIds = new LongCounts();
  private final LongCounts acknowledged = new LongCounts();
  private final LongCounts refused = new LongCounts();
  private final List<String> faults = new ArrayList<>();

  /** Reads all journals of a directory. */
  public static Journals of(Path directory) {
    Journals journals = new Journals();
    JournalReader.in(directory).forEach(file -> JournalReader.read(file, journals::add));
    return journals;
  }

  /** Adds one note of any client. */
  public void add(Note note) {
    switch (note.kind()) {
      case SENT -> {
        sent.add(note.id());
        if (sentIds.add(note.id()) > 1) {
          throw new IllegalArgumentException(
              "Transfer " + TransferIds.text(note.id()) + " was sent twice by the clients");
        }
      }
      case ACK -> acknowledged.add(note.id());
      case REFUSED -> refused.add(note.id());
      case UNKNOWN, READ, READ_FAILED -> {
        // A transfer that is neither acknowledged nor refused counts as unknown.
      }
    }
  }

  /** Compares the journals with the lists of all replicas. */
  public Verdict check(List<Replica> replicas) {
    if (replicas.isEmpty()) {
      throw new IllegalArgumentException("no replica to check");
    }
    faults.clear();
    long lost = 0;
    long duplicated = 0;
    long lied = 0;
    long alien = 0;
    long unknownApplied = 0;
    for (Replica replica : replicas) {
      LongCounts applied = new LongCounts();
      LongList list = replica.transfers();
      for (long i = 0; i < list.size(); i++) {
        long id = list.get(i);
        if (applied.add(id) > 1) {
          duplicated += fault("applied once too many", id, replica, i);
        }
        if (sentIds.count(id) == 0) {
          alien += fault("applied but sent by nobody", id, replica, i);
        } else if (refused.count(id) > 0) {
          lied += fault("refused but applied", id, replica, i);
        }
      }
      unknownApplied = 0;
      for (long i = 0; i < sent.size(); i++) {
        long id = sent.get(i);
        if (acknowledged.count(id) > 0) {
          lost += applied.count(id) > 0 ? 0 : fault("acknowledged but missing", id, replica, -1);
        } else if (refused.count(id) == 0 && applied.count(id) > 0) {
          unknownApplied++;
        }
      }
    }
    long different = 0;
    for (Replica replica : replicas) {
      different += firstDifference(replicas.get(0), replica);
    }
    return new Verdict(
        sent.size(),
        acknowledged.size(),
        sent.size() - acknowledged.size() - refused.size(),
        refused.size(),
        unknownApplied,
        lost,
        duplicated,
        lied,
        alien,
        different,
        faults);
  }

  private int firstDifference(Replica first, Replica other) {
    LongList a = first.transfers();
    LongList b = other.transfers();
    long common = Math.min(a.size(), b.size());
    for (long i = 0; i < common; i++) {
      if (a.get(i) != b.get(i)) {
        note(
            "%s has transfer %s where %s has %s, at %d"
                .formatted(
                    other.node(),
                    TransferIds.text(b.get(i)),
                    first.node(),
                    TransferIds.text(a.get(i)),
                    i));
        return 1;
      }
    }
    if (a.size() != b.size()) {
      note(
          "%s has %d transfers, %s has %d"
              .formatted(other.node(), b.size(), first.node(), a.size()));
      return 1;
    }
    return 0;
  }

  private int fault(String what, long id, Replica replica, long at) {
    note(
        "transfer %s: %s on %s%s"
            .formatted(TransferIds.text(id), what, replica.node(), at < 0 ? "" : ", at " + at));
    return 1;
  }

  private void note(String text) {
    if (faults.size() < SHOWN) {
      faults.add(text);
    }
  }
}
