/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port in somebody else's process, which it must leave as it was. Runs fresh JVMs. */
class GuestIT {
  private static final List<String> ANSWERED =
      List.of("answered 200", "over HTTP/2 200", "over gRPC 200 bytes");
  private static final List<String> LEFT_NOTHING =
      Stream.of(ANSWERED, ANSWERED, List.of("left nothing")).flatMap(List::stream).toList();

  @TempDir Path directory;

  private List<String> host(String filter) throws IOException, InterruptedException {
    // Were Helidon's configuration read, these would break or change the port.
    Files.writeString(directory.resolve("application.yaml"), "server:\n  port: no number\n");
    Files.writeString(directory.resolve("application.properties"), "server.port=no number\n");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    // Protobuf uses Unsafe, about which newer JDKs print a warning.
    command.add("-Dsun.misc.unsafe.memory.access=allow");
    command.add("-Xlog:class+load:file=" + directory.resolve("classes.txt"));
    if (!filter.isEmpty()) {
      command.add("-Djdk.serialFilter=" + filter);
    }
    command.add("-cp");
    command.add(
        directory + System.getProperty("path.separator") + System.getProperty("java.class.path"));
    command.add(GuestHost.class.getName());
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the host process did not end");
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), String.join("\n", lines));
    return lines;
  }

  @Test
  void processIsLeftAsItWas() throws Exception {
    List<String> lines = host("");
    assertEquals(LEFT_NOTHING, lines);
  }

  @Test
  void processWithAFilterOfItsOwn_keepsIt() throws Exception {
    List<String> lines = host("maxdepth=7");
    assertEquals(LEFT_NOTHING, lines);
  }

  @Test
  void whatSetsTheFilterPrintsTheBannerOrReadsFiles_isNotEvenLoaded() throws Exception {
    host("");
    List<String> loaded;
    try (var classes = Files.lines(directory.resolve("classes.txt"))) {
      loaded =
          classes
              .filter(
                  line ->
                      line.contains(" io.helidon.common.SerializationConfig ")
                          || line.contains(" io.helidon.common.features.HelidonFeatures ")
                          || line.contains(" io.helidon.config.FileConfigSource ")
                          || line.contains(" io.helidon.config.ClasspathConfigSource "))
              .toList();
    }
    assertEquals(List.of(), loaded);
    // The log is the right one.
    try (var classes = Files.lines(directory.resolve("classes.txt"))) {
      assertTrue(classes.anyMatch(line -> line.contains(" io.helidon.config.Config ")));
    }
  }
}
