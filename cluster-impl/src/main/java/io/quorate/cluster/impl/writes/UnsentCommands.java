/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Commands that wait for a way to a log, in order. Not safe for use from several threads. */
final class UnsentCommands {
  private final List<PendingCommand> commands = new ArrayList<>();

  void add(PendingCommand command) {
    command.queued = true;
    commands.add(command);
  }

  boolean isEmpty() {
    return commands.isEmpty();
  }

  int size() {
    return commands.size();
  }

  /** All of these and no others. */
  void replaceBy(Collection<PendingCommand> others) {
    commands.clear();
    others.forEach(this::add);
  }

  void dropDone() {
    commands.removeIf(command -> command.done);
  }

  /** Takes the first ones for an attempt each, bounded in number and bytes, but at least one. */
  List<Attempt> take(int most, long mostBytes, long session, long epoch) {
    List<Attempt> taken = new ArrayList<>(Math.min(most, commands.size()));
    long bytes = 0;
    int looked = 0;
    for (; looked < commands.size() && taken.size() < most; looked++) {
      PendingCommand command = commands.get(looked);
      if (command.done) {
        continue;
      }
      bytes += command.payload.length;
      if (bytes > mostBytes && !taken.isEmpty()) {
        break;
      }
      command.queued = false;
      command.routeEpoch = epoch;
      if (command.attempts == 0) {
        // One that may be in the log under an older session must never get another number.
        command.session = session;
      }
      taken.add(new Attempt(command, command.session, command.sequence, epoch));
    }
    commands.subList(0, looked).clear();
    return taken;
  }
}
