/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.impl.format.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochGoldenTest {
  private static final long EPOCH = 0x69272b00L;
  private static final List<SystemCommand> COMMANDS =
      List.of(
          new SystemCommand.RaiseEpoch(EPOCH), new SystemCommand.EntrySkipped(0x1267, 0xe3069283));

  @Test
  void commandsAndSection_areEncodedAsEver() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (SystemCommand command : COMMANDS) {
      all.write(command.encode());
    }
    Tables tables = new Tables();
    tables.raiseEpoch(EPOCH);
    tables.saveEpoch(new DataOutputStream(all));
    Golden.assertUnchanged("epoch-v1.hex", all.toByteArray());
  }

  @Test
  void commandsAndSection_decodeToThemselves() throws IOException {
    for (SystemCommand command : COMMANDS) {
      assertEquals(command, SystemCommand.decode(command.key(), command.encode()));
    }
    assertEquals(
        List.of("raise-epoch", "entry-skipped"),
        COMMANDS.stream().map(command -> command.key().operation()).toList());
    Tables tables = new Tables();
    tables.loadEpoch(new DataInputStream(new ByteArrayInputStream(COMMANDS.get(0).encode())));
    assertEquals(EPOCH, tables.epoch());
  }

  @Test
  void epoch_neverDecreases() {
    Tables tables = new Tables();
    tables.raiseEpoch(7);
    tables.raiseEpoch(3);
    assertEquals(7, tables.epoch());
  }
}
