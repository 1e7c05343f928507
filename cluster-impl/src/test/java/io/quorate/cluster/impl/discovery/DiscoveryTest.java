/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.impl.threads.Threads;
import io.quorate.cluster.spi.DiscoveryProvider;
import io.quorate.cluster.spi.DiscoverySetup;
import io.quorate.cluster.spi.DiscoverySource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DiscoveryTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final List<Found> told = new CopyOnWriteArrayList<>();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger(SourceWatch.class.getName());
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
          logged.add(logRecord.getLevel() + " " + new SimpleFormatter().formatMessage(logRecord));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final Threads threads = new Threads("n1");
  private volatile Callable<Collection<HostPort>> answer = List::of;
  private Consumer<Found> toTell = told::add;
  private Discovery discovery;

  @BeforeEach
  void listen() {
    logger.addHandler(recorder);
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void close() {
    if (discovery != null) {
      discovery.close();
    }
    threads.close();
    logger.removeHandler(recorder);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }

  private void start(String... pairs) {
    Map<String, String> texts = new HashMap<>(Map.of("quorate.node-id", "n1"));
    for (int i = 0; i < pairs.length; i += 2) {
      texts.put("quorate." + pairs[i], pairs[i + 1]);
    }
    DiscoveryProvider provider =
        new DiscoveryProvider() {
          @Override
          public String kind() {
            return "own";
          }

          @Override
          public DiscoverySource open(DiscoverySetup setup) {
            return () -> answer.call();
          }
        };
    Sources sources = Sources.of(ClusterConfig.of(texts), List.of(provider));
    DiscoverySettings settings =
        new DiscoverySettings("n1", Duration.ofMillis(20), Duration.ofMillis(300), false);
    discovery = new Discovery(sources, settings, threads);
    discovery.start(toTell);
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static List<HostPort> ports(int... ports) {
    return Arrays.stream(ports).mapToObj(p -> new HostPort("127.0.0.1", p)).toList();
  }

  private Found last() {
    return told.get(told.size() - 1);
  }

  private KindFigures figures(String kind) {
    return discovery.figures().stream()
        .filter(f -> f.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void seeds_areToldAtOnceAndOnce() {
    start("membership.seeds", "127.0.0.1:1,127.0.0.1:2");
    assertEquals(1, told.size());
    assertEquals(Set.of(at(1), at(2)), last().addresses());
    assertTrue(last().definite());
    assertTrue(discovery.isFixed());
    assertEquals(new KindFigures("static", 1, 0, 2), figures("static"), "never asked again");
    assertEquals(List.of(), logged);
  }

  @Test
  void noSeeds_isDefinite() {
    start();
    assertEquals(List.of(new Found(Set.of(), Set.of(), true)), told);
  }

  @Test
  void changes_areToldWhileItRuns() {
    answer = () -> ports(1);
    start("discovery.kind", "own", "membership.seeds", "127.0.0.1:9");
    assertEquals(Set.of(at(1), at(9)), last().addresses());
    assertEquals(Set.of("127.0.0.1:1", "127.0.0.1:9"), last().names());
    assertFalse(last().definite(), "a list that changes");
    assertFalse(discovery.isFixed());
    answer = () -> ports(2, 3);
    await().atMost(SOON).until(() -> last().addresses().equals(Set.of(at(2), at(3), at(9))));
    await().atMost(SOON).until(() -> figures("own").looks() > 10);
    assertEquals(2, told.size(), "not told again while nothing changes");
    assertEquals(
        List.of(
            "INFO n1: discovery by own found 127.0.0.1:1",
            "INFO n1: discovery by own found 127.0.0.1:2, 127.0.0.1:3"),
        logged);
  }

  @Test
  void failure_keepsTheLastList_andIsLoggedOncePerChange() {
    answer = () -> ports(1);
    start("discovery.kind", "own");
    answer =
        () -> {
          throw new IOException("gone; bring it back");
        };
    await().atMost(SOON).until(() -> figures("own").failures() > 2);
    assertEquals(Set.of(at(1)), last().addresses());
    String warning =
        "n1: discovery by own fails: gone; bring it back; trying on, with 1 addresses found before";
    assertEquals(List.of(warning), discovery.warnings());
    answer = () -> ports(1);
    await().atMost(SOON).until(() -> discovery.warnings().isEmpty());
    assertEquals(
        List.of(
            "INFO n1: discovery by own found 127.0.0.1:1",
            "WARNING " + warning,
            "INFO n1: discovery by own works again"),
        logged);
    assertEquals(1, told.size());
    assertEquals(1, figures("own").addresses());
  }

  @Test
  void neverAnswered_isSaid() {
    answer =
        () -> {
          throw new IOException("down");
        };
    start("discovery.kind", "own");
    assertEquals(List.of(new Gap("own", false, false, Set.of())), discovery.gaps());
    assertFalse(last().definite());
    answer = () -> ports(1);
    await().atMost(SOON).until(() -> discovery.gaps().isEmpty());
  }

  @Test
  void lookThatTakesTooLong_failsAndIsInterrupted_andNoneBeginsBeside() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    answer =
        () -> {
          stuck.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          release.await();
          return ports(1);
        };
    long before = System.nanoTime();
    start("discovery.kind", "own");
    assertTrue(System.nanoTime() - before < Duration.ofSeconds(2).toNanos(), "start is bounded");
    stuck.await();
    interrupted.await();
    assertEquals(
        List.of(
            "n1: discovery by own fails: no answer within PT0.3S; trying on, with 0 addresses found"
                + " before"),
        discovery.warnings());
    assertEquals(1, figures("own").looks());
    answer = () -> ports(2);
    release.countDown();
    await().atMost(SOON).until(() -> last().addresses().equals(Set.of(at(2))));
    assertEquals(List.of(), discovery.warnings());
  }

  @Test
  void nameThatDoesNotResolve_isSaid_andTheOthersCount() {
    answer = () -> List.of(new HostPort("no-such-host.invalid", 1), new HostPort("127.0.0.1", 2));
    start("discovery.kind", "own");
    await().atMost(SOON).until(() -> last().addresses().equals(Set.of(at(2))));
    assertTrue(discovery.warnings().get(0).contains("no address for no-such-host.invalid"));
    MissingMember missing = new MissingMember(new HostPort("no-such-host.invalid", 1), false);
    assertEquals(
        List.of(new Gap("own", false, true, Set.of(missing))),
        discovery.gaps(),
        "nobody has asked whether it exists");
  }

  @Test
  void seedsThatDoNotResolve_areMissing_andNotDefinite() {
    start("membership.seeds", "127.0.0.1:1,no-such-host.invalid:2");
    await().atMost(SOON).until(() -> last().addresses().equals(Set.of(at(1))));
    assertFalse(last().definite());
    MissingMember missing = new MissingMember(new HostPort("no-such-host.invalid", 2), false);
    assertEquals(
        List.of(new Gap("quorate.membership.seeds", true, true, Set.of(missing))),
        discovery.gaps());
  }

  /** As a system's resolver that needs longer than a look may take, and cannot be interrupted. */
  @Test
  void lookThatIsAlwaysLate_failsOnceEachTime_andItsListCounts() throws Exception {
    Semaphore late = new Semaphore(0);
    answer =
        () -> {
          late.acquireUninterruptibly();
          return ports(1);
        };
    start("discovery.kind", "own");
    for (int look = 1; look <= 3; look++) {
      int expected = look;
      await().atMost(SOON).until(() -> figures("own").failures() == expected);
      late.release();
      await().atMost(SOON).until(() -> last().addresses().equals(Set.of(at(1))));
    }
    await().atMost(SOON).until(() -> figures("own").failures() == 4);
    assertEquals(4, figures("own").looks());
    String fails = "n1: discovery by own fails: no answer within PT0.3S; trying on, with ";
    assertEquals(List.of(fails + "1 addresses found before"), discovery.warnings());
    assertEquals(
        List.of(
            "WARNING " + fails + "0 addresses found before",
            "INFO n1: discovery by own found 127.0.0.1:1"),
        logged);
    answer = () -> ports(1);
    late.release();
    await().atMost(SOON).until(() -> discovery.warnings().isEmpty());
    assertEquals("INFO n1: discovery by own works again", logged.get(2));
    assertEquals(3, logged.size());
  }

  @Test
  void listThatItsListenerCannotTake_isAskedForAgain() {
    answer = () -> ports(1);
    toTell =
        found -> {
          if (found.addresses().equals(Set.of(at(2)))) {
            throw new IllegalStateException("cannot be taken");
          }
          told.add(found);
        };
    start("discovery.kind", "own");
    answer = () -> ports(2);
    await().atMost(SOON).until(() -> logged.stream().anyMatch(line -> line.contains("be used")));
    answer = () -> ports(3);
    await().atMost(SOON).until(() -> last().addresses().equals(Set.of(at(3))));
  }

  @Test
  void errorOfASource_isAFailure() {
    answer =
        () -> {
          throw new NoClassDefFoundError("x/Y");
        };
    start("discovery.kind", "own");
    assertTrue(
        discovery.warnings().get(0).contains("it broke: java.lang.NoClassDefFoundError: x/Y"),
        "" + discovery.warnings());
  }

  @Test
  void afterClose_nothingIsTold() {
    answer = () -> ports(1);
    start("discovery.kind", "own");
    discovery.close();
    threads.close();
    long looks = figures("own").looks();
    answer = () -> ports(2);
    assertEquals(1, told.size());
    assertEquals(looks, figures("own").looks());
  }
}
