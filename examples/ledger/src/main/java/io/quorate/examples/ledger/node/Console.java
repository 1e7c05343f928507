/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.ClusterException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Reads commands and writes one line in answer to each. */
final class Console {
  private final Commands commands;

  Console(Commands commands) {
    this.commands = commands;
  }

  /** Runs until the input ends or says {@code quit}. */
  void run(InputStream in, PrintStream out) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("quit")) {
        return;
      }
      out.println(answer(line));
    }
  }

  private String answer(String line) {
    try {
      Map<String, Object> values = commands.run(List.of(line.split(" ")));
      return values.entrySet().stream()
          .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
          .collect(Collectors.joining("", "ok", ""));
    } catch (CompletionException e) {
      return "error " + oneLine(e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException e) {
      return "error " + oneLine(e);
    }
  }

  private static String oneLine(Throwable failure) {
    String code = failure instanceof ClusterException known ? known.code() + ": " : "";
    return code + failure.toString().replace('\n', ' ');
  }
}
