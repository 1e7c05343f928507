/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.guide.Page.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/guides/first-service.md to the letter, except for its ports. */
class FirstServiceIT {
  private static final Path BUILD = Path.of(System.getProperty("quorate.build.dir"));

  /** All but the last digit of the guide's ports. */
  private static final List<String> PORTS = List.of("1794", "794", "952", "808");

  @TempDir Path project;

  @Test
  void projectOfTheGuide_isAClusterOfThree() throws Exception {
    Page page = onFreePorts(Page.of("docs/guides/first-service.md"));
    Map<String, String> files = page.files();
    assertEquals(
        Set.of(
            "pom.xml",
            "src/main/java/com/example/CounterService.java",
            "src/main/resources/META-INF/microprofile-config.properties",
            "src/main/resources/META-INF/beans.xml"),
        files.keySet());
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = project.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    List<Step> steps = page.steps();
    assertTrue(steps.stream().filter(step -> !step.output().isEmpty()).count() >= 10);
    Path own = BUILD.resolve("first-service");
    forgetEarlierBuilds(own);
    Path settings = BuiltArtifacts.publish(Files.createDirectories(own));
    try (Shell shell = new Shell(project, own.resolve("bin"), settings)) {
      for (Step step : steps) {
        String printed = shell.run(step.command());
        if (!step.output().isEmpty()) {
          assertEquals(step.output(), printed, () -> step.command() + logs(shell));
        }
      }
    }
  }

  private static String logs(Shell shell) {
    try {
      return "\n" + shell.logs();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** What Maven downloads is kept from run to run, what this build makes is not. */
  private static void forgetEarlierBuilds(Path own) throws IOException {
    Path product = own.resolve("local/io/quorate");
    if (Files.exists(product)) {
      try (var files = Files.walk(product)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Page onFreePorts(Page page) {
    String text = page.text();
    for (String ports : PORTS) {
      text = text.replaceAll("(?<![0-9])" + ports + "(?=[0-9$])", freeTens());
    }
    return new Page(text);
  }

  /** A number that makes free ports with 1, 2 and 3 after it. */
  private static String freeTens() {
    while (true) {
      int tens = ThreadLocalRandom.current().nextInt(1_500, 3_200);
      if (IntStream.rangeClosed(1, 3).allMatch(last -> free(10 * tens + last))) {
        return Integer.toString(tens);
      }
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
