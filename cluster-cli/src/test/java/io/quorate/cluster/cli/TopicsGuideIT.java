/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.examples.driver.guide.OtherPorts;
import io.quorate.examples.driver.guide.Page;
import io.quorate.examples.driver.guide.Page.Step;
import io.quorate.examples.driver.guide.Shell;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/guides/topics.md to the letter, except for its ports. */
@Timeout(300)
class TopicsGuideIT {
  /** All but the last digit of the guide's ports. */
  private static final List<String> PORTS = List.of("1794", "794", "952");

  private static final String IMPORTS =
      """
      import io.quorate.cluster.*;
      import io.quorate.cluster.client.*;
      import io.quorate.cluster.v1.*;
      import java.time.Duration;
      import java.util.*;
      """;

  @TempDir Path directory;
  private OtherPorts ports;
  private Page page;

  @BeforeEach
  void read() throws IOException {
    ports = OtherPorts.insteadOf(PORTS);
    page = new Page(ports.in(Page.of("docs/guides/topics.md").text()));
  }

  @Test
  void commands_printWhatThePageSays() throws Exception {
    List<String> java = ClusterctlProgram.command();
    Path program = directory.resolve("clusterctl");
    Files.writeString(program, "#!/bin/sh\nexec %s \"$@\"\n".formatted(String.join(" ", java)));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<Step> steps = page.steps();
    assertTrue(steps.stream().filter(step -> !step.output().isEmpty()).count() >= 10);
    try (Shell shell = new Shell(directory, directory.resolve("bin"))) {
      for (Step step : steps) {
        String printed = shell.run(step.command());
        if (!step.output().isEmpty()) {
          assertEquals(step.output(), printed, step.command());
        }
      }
    }
  }

  @Test
  void code_doesWhatThePageSays() throws Exception {
    List<String> blocks = page.blocks("java");
    assertEquals(3, blocks.size(), "a handler, who publishes, and who subscribes over gRPC");
    compile("Shop", IMPORTS + blocks.get(0));
    compile(
        "Publisher",
        IMPORTS
            + "public class Publisher { public static void run(Cluster cluster) {\n"
            + blocks.get(1)
            + "}}");
    compile(
        "Billing",
        IMPORTS
            + """
            public class Billing {
              public static final List<String> BILLED = new ArrayList<>();
              static synchronized void bill(String order) { BILLED.add(order); }
              public static synchronized String billed() { return BILLED.toString(); }
              static void lost(long first, long last) {}
              public static void run() {
            """
            + blocks.get(2)
            + "}}");
    URL[] classes = {directory.resolve("classes").toUri().toURL()};
    Thread subscriber;
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader());
        Cluster cluster = node(loader.loadClass("Shop").getConstructor().newInstance())) {
      cluster.ready().toCompletableFuture().get(30, TimeUnit.SECONDS);
      loader.loadClass("Publisher").getMethod("run", Cluster.class).invoke(null, cluster);
      // The handler has them, once each.
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertEquals(2, cluster.topics().get(0).minAck()));
      Class<?> billing = loader.loadClass("Billing");
      Method run = billing.getMethod("run");
      subscriber =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      run.invoke(null);
                    } catch (ReflectiveOperationException e) {
                      // The node has closed, which ends the stream.
                    }
                  });
      Method billed = billing.getMethod("billed");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertEquals("[two apples, three pears]", billed.invoke(null)));
    }
    assertTrue(subscriber.join(Duration.ofSeconds(20)));
  }

  private Cluster node(Object handler) {
    return Cluster.builder()
        .nodeId("n1")
        .dataDirectory(directory.resolve("n1"))
        .bootstrap(true)
        .config("quorate.cluster-name", "topics-guide-" + ports.port("1794", 1))
        .config("quorate.membership.bind-address", "127.0.0.1:" + ports.port("794", 1))
        .config("quorate.raft.address", "127.0.0.1:" + ports.port("952", 1))
        .config("quorate.management.address", "127.0.0.1:" + ports.port("1794", 1))
        .config("quorate.raft.free-space-min", "0")
        .handler(handler)
        .start();
  }

  private void compile(String name, String source) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-proc:none",
            "-parameters",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    assertTrue(
        compiler.getTask(null, null, null, options, null, List.of(file)).call(),
        name + "\n" + source);
  }
}
