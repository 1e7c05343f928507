/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Writes a reply as it is: text through the command's writer, anything else as bytes. */
final class ReplyOutput {
  private final PrintWriter text;
  private final OutputStream binary;
  private final boolean terminal;

  ReplyOutput(PrintWriter text, OutputStream binary, boolean terminal) {
    this.text = text;
    this.binary = binary;
    this.terminal = terminal;
  }

  void show(byte[] reply) throws CommandFailure {
    try {
      text.print(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(reply)));
      // So that the prompt is on a line of its own; files and pipes get the reply alone.
      if (terminal && reply.length > 0 && reply[reply.length - 1] != '\n') {
        text.println();
      }
      text.flush();
    } catch (CharacterCodingException e) {
      bytes(reply);
    }
  }

  private void bytes(byte[] reply) throws CommandFailure {
    text.flush();
    try {
      binary.write(reply);
      binary.flush();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.REFUSED, "the reply could not be written: " + e);
    }
  }
}
