/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import io.quorate.cluster.bench.system.NatsBinary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Where the figures come from, without which they mean nothing. */
public record Environment(Map<String, String> facts) {
  private static final int SYNCS = 200;

  /** Looks at this machine, and at the disk that holds the directory. */
  public static Environment of(Path directory, List<String> nodeFlags) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "jdk",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("nodes", "3 processes per system, loopback");
    facts.put("node flags", String.join(" ", nodeFlags));
    facts.put("file system", Files.getFileStore(directory).type());
    facts.put("disk sync p50", String.format(Locale.ROOT, "%.3f ms", syncMillis(directory)));
    Properties versions = Resources.versions();
    for (String product : List.of("quorate", "ratis", "jgroups-raft", "jgroups", "jnats")) {
      facts.put(product, versions.getProperty(product));
    }
    NatsBinary.find().ifPresent(nats -> facts.put("nats-server", nats.version()));
    return new Environment(facts);
  }

  /** Whether a forced write reaches no disk here, which makes every durable system look fast. */
  public boolean diskIsMemory() {
    return "tmpfs".equals(facts.get("file system"));
  }

  private static double syncMillis(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "sync", "");
    double[] millis = new double[SYNCS];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(128);
      for (int i = 0; i < SYNCS; i++) {
        long begun = System.nanoTime();
        channel.write(block.rewind());
        channel.force(false);
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(millis);
    return millis[SYNCS / 2];
  }
}
