/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that are processes: killed, and stopped without ending. */
@Timeout(60)
class KilledProcessIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final String cluster = "it-" + UUID.randomUUID();
  private final List<Process> processes = new ArrayList<>();
  private final List<TestNode> nodes = new ArrayList<>();

  @AfterEach
  void closeAll() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly();
      process.waitFor(5, TimeUnit.SECONDS);
    }
    nodes.reversed().forEach(TestNode::close);
  }

  @Test
  void killedMembers_failAtOnce() throws Exception {
    TestNode a = start("n1");
    TestNode b = start("n2", a.address());
    List<Long> millis = new ArrayList<>();
    for (int round = 3; round < 8; round++) {
      String id = "n" + round;
      Process victim = process(id, a.address());
      awaitMembers(List.of("n1", "n2", id), a, b);
      millis.add(kill(victim, "failed " + id, a, b));
    }
    assertEquals(List.of("n1", "n2"), a.members());
    System.out.println("kill -9 to failed on both survivors, ms: " + millis);
  }

  @Test
  void killedCoordinator_failsAtOnce() throws Exception {
    List<Long> millis = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      TestNode seed = start("s" + round);
      String id = "a" + round;
      Process victim = process(id, seed.address());
      awaitMembers(List.of(id, "s" + round), seed);
      TestNode b = start("b" + round, seed.address());
      TestNode c = start("c" + round, seed.address());
      seed.close(); // the victim is the next in line
      awaitMembers(List.of(id, "b" + round, "c" + round), b, c);
      millis.add(kill(victim, "failed " + id, b, c));
      assertFalse(c.events.log().contains("left " + id));
      b.close();
      c.close();
    }
    System.out.println("kill -9 of the coordinator to failed on both survivors, ms: " + millis);
  }

  @Test
  void stoppedProcess_failsByItsSilenceAndReturns() throws Exception {
    TestNode a = start("n1");
    TestNode b = start("n2", a.address());
    Process victim = process("n3", a.address());
    awaitMembers(List.of("n1", "n2", "n3"), a, b);
    long stopped = System.nanoTime();
    signal(victim, "STOP");
    await().atMost(SOON).until(() -> a.events.log().contains("failed n3"));
    long failed = System.nanoTime();
    assertEquals(0.0, a.membership.health("n3"));
    signal(victim, "CONT");
    long continued = System.nanoTime();
    awaitMembers(List.of("n1", "n2", "n3"), a, b);
    System.out.printf(
        "SIGSTOP to failed %d ms, SIGCONT to joined %d ms%n",
        TimeUnit.NANOSECONDS.toMillis(failed - stopped),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - continued));
    await().atMost(SOON).until(() -> a.events.log().size() == 4);
    assertEquals(List.of("joined n2", "joined n3", "failed n3", "joined n3"), a.events.log());
  }

  private static long kill(Process victim, String event, TestNode... survivors) {
    long killed = System.nanoTime();
    victim.destroyForcibly();
    await()
        .pollInterval(Duration.ofMillis(5))
        .pollDelay(Duration.ZERO)
        .atMost(SOON)
        .until(() -> Arrays.stream(survivors).allMatch(s -> s.events.log().contains(event)));
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
  }

  private static void awaitMembers(List<String> ids, TestNode... nodes) {
    await()
        .atMost(SOON)
        .until(() -> Arrays.stream(nodes).allMatch(node -> node.members().equals(ids)));
  }

  private TestNode start(String id, String... seeds) {
    TestNode node = TestNode.create(cluster, id, 0, seeds);
    nodes.add(node);
    node.start();
    return node;
  }

  private Process process(String id, String seed) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file", ""),
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(List.of(MemberProcess.class.getName(), cluster, id, seed));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return process;
  }

  private static void signal(Process process, String signal) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start();
    assertEquals(0, kill.waitFor(), "kill -" + signal);
  }
}
