/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.guide.OtherPorts;
import io.quorate.examples.driver.guide.Page;
import io.quorate.examples.driver.guide.Page.Step;
import io.quorate.examples.driver.guide.Shell;
import io.quorate.examples.driver.process.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    String text = Page.of("docs/guides/first-service.md").text();
    Page page = new Page(OtherPorts.insteadOf(PORTS).in(text));
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
    // What Maven downloads is kept from run to run, what this build makes is not.
    Directories.remove(own.resolve("local/io/quorate"));
    Path settings = BuiltArtifacts.publish(Files.createDirectories(own));
    try (Shell shell = new Shell(project, own.resolve("bin"))) {
      shell.alwaysWith("mvn", "-B -ntp -s " + settings);
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
}
