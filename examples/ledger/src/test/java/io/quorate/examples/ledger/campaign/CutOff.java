/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.journal.JournalReader;
import io.quorate.examples.driver.journal.Note;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What clients were told while their nodes were cut off, about what they asked for meanwhile.
 *
 * @param acknowledged transfers
 * @param failed transfers, refused or with unknown outcome
 * @param reads that were answered
 */
record CutOff(long acknowledged, long failed, long reads) {
  /** Looks into the clients' journals, from the cut until just before it was healed. */
  static CutOff of(List<Path> journals, long from, long until) {
    long[] acknowledged = {0};
    long[] failed = {0};
    long[] reads = {0};
    for (Path journal : journals) {
      Set<Long> sent = new HashSet<>();
      JournalReader.read(
          journal,
          note -> {
            if (note.kind() == Note.Kind.SENT && note.nanos() >= from) {
              sent.add(note.id());
            }
            if (note.nanos() > until) {
              return;
            }
            switch (note.kind()) {
              case ACK -> acknowledged[0] += sent.contains(note.id()) ? 1 : 0;
              case UNKNOWN, REFUSED -> failed[0] += sent.contains(note.id()) ? 1 : 0;
              case READ -> reads[0] += note.began() >= from ? 1 : 0;
              case SENT, READ_FAILED -> {
                // No answer.
              }
            }
          });
    }
    return new CutOff(acknowledged[0], failed[0], reads[0]);
  }

  /** Whether nothing was promised. */
  boolean kept() {
    return acknowledged == 0 && reads == 0;
  }
}
