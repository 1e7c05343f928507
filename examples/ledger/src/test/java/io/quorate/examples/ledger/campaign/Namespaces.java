/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.NodeFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A network namespace for each node, and a bridge between them in one more; nothing of the
 * machine's own network is touched. Linux only, as root, with {@code ip} of iproute2.
 */
final class Namespaces implements AutoCloseable {
  private static final String WANTED = "quorate.test.namespaces";
  private static final String MARK = "quorate-";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** Belongs to no interface, so that what is sent to it is lost without a word. */
  private static final String NOBODY = "02:00:00:00:00:01";

  private static final int FIRST_HOST = 10;

  private final String prefix =
      MARK + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet() + "-";
  private final String bridge = prefix + "bridge";
  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final Set<List<String>> silenced = new LinkedHashSet<>();
  private final Thread atExit = new Thread(this::remove);
  private int hosts = FIRST_HOST;

  private Namespaces() {}

  /**
   * Connects these nodes. The test fails with instructions where namespaces cannot be made: not
   * Linux, not root, or no iproute2. Only who says so leaves it out.
   */
  static Namespaces of(List<String> ids) {
    Assumptions.assumeTrue(
        !"false".equals(System.getProperty(WANTED)), "left out, as " + WANTED + "=false says");
    removeLeftOver();
    Namespaces made = new Namespaces();
    Runtime.getRuntime().addShutdownHook(made.atExit);
    try {
      made.make(ids);
    } catch (NodeFailure | UncheckedIOException e) {
      made.close();
      throw new AssertionError(
          "Network namespaces cannot be made here; this test needs Linux, root, and iproute2 (on"
              + " Debian and Ubuntu: apt-get install iproute2). Run ./test as root, or leave such"
              + " tests out: ./test -- -D"
              + WANTED
              + "=false. What failed: "
              + e.getMessage(),
          e);
    }
    return made;
  }

  private void make(List<String> ids) {
    ip("netns", "add", bridge);
    ip("-n", bridge, "link", "add", "br0", "type", "bridge");
    ip("-n", bridge, "link", "set", "br0", "up");
    for (String id : ids) {
      ip("netns", "add", name(id));
      ip("-n", bridge, "link", "add", id, "type", "veth", "peer", "eth0", "netns", name(id));
      ip("-n", bridge, "link", "set", id, "master", "br0", "up");
      ip("-n", name(id), "link", "set", "lo", "up");
      ip("-n", name(id), "link", "set", "eth0", "up");
      move(id);
      ip("netns", "exec", name(id), "true"); // some sandboxes allow all but this
    }
  }

  /** Gives a node an address that nobody has had before. */
  void move(String id) {
    String before = addresses.get(id);
    if (before != null) {
      ip("-n", name(id), "address", "del", before + "/24", "dev", "eth0");
    }
    String after = "10.77.0." + ++hosts;
    ip("-n", name(id), "address", "add", after + "/24", "dev", "eth0");
    addresses.put(id, after);
  }

  /** The present address of a node. */
  String address(String id) {
    String address = addresses.get(id);
    if (address == null) {
      throw new NodeFailure(id + " is not in this network");
    }
    return address;
  }

  /** Runs the command that follows it where the node is. */
  List<String> command(String id) {
    return List.of("ip", "netns", "exec", name(id));
  }

  /** Pulls a node's cable. */
  void unplug(String id) {
    ip("-n", bridge, "link", "set", id, "down");
  }

  /** Loses what one node sends to the other; the other direction stays as it is. */
  void silence(String from, String to) {
    String address = address(to);
    ip(
        "-n",
        name(from),
        "neigh",
        "replace",
        address,
        "lladdr",
        NOBODY,
        "dev",
        "eth0",
        "nud",
        "permanent");
    silenced.add(List.of(from, address));
  }

  /** Ends all that was done to cables and directions. */
  void heal() {
    addresses.keySet().forEach(id -> ip("-n", bridge, "link", "set", id, "up"));
    silenced.forEach(
        pair -> ip("-n", name(pair.get(0)), "neigh", "del", pair.get(1), "dev", "eth0"));
    silenced.clear();
  }

  private String name(String id) {
    return prefix + id;
  }

  @Override
  public void close() {
    remove();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void remove() {
    removeAll(list().stream().filter(name -> name.startsWith(prefix)).toList());
  }

  /** Those of processes that were killed. */
  private static void removeLeftOver() {
    removeAll(
        list().stream()
            .filter(name -> name.matches(MARK + "\\d+-\\d+-.*"))
            .filter(name -> ProcessHandle.of(Long.parseLong(name.split("-", -1)[1])).isEmpty())
            .toList());
  }

  private static void removeAll(List<String> names) {
    names.forEach(name -> ip("netns", "del", name));
  }

  private static List<String> list() {
    try {
      return ip("netns", "list").lines().map(line -> line.split(" ", -1)[0]).toList();
    } catch (NodeFailure | UncheckedIOException e) {
      // Where there is no such command, there are none.
      return List.of();
    }
  }

  private static String ip(String... arguments) {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new NodeFailure(String.join(" ", command) + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeFailure("interrupted", e);
    }
  }
}
