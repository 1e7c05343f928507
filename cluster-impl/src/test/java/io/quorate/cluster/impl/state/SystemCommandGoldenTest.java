/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.impl.format.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SystemCommandGoldenTest {
  private static final List<SystemCommand> COMMANDS =
      List.of(
          new SystemCommand.OpenSession("n1", 60_000),
          new SystemCommand.PutMember(
              new MemberRecord("n2", "0a1b2c3d", "127.0.0.1:9521", "127.0.0.1:9522")),
          new SystemCommand.RemoveMember("n2"),
          new SystemCommand.EnableOperations(new TreeSet<>(List.of("a:x", "b:y"))),
          new SystemCommand.RaiseFeatureLevel(1));

  @Test
  void commands_encodeAsEver() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (SystemCommand command : COMMANDS) {
      all.write(command.encode());
    }
    Golden.assertUnchanged("system-commands-v1.hex", all.toByteArray());
  }

  @Test
  void commands_decodeToThemselves() throws IOException {
    for (SystemCommand command : COMMANDS) {
      assertEquals(command, SystemCommand.decode(command.key(), command.encode()));
    }
  }

  @Test
  void names_areAsEver() {
    assertEquals(
        List.of(
            "open-session",
            "put-member",
            "remove-member",
            "enable-operations",
            "raise-feature-level"),
        COMMANDS.stream().map(command -> command.key().operation()).toList());
  }
}
