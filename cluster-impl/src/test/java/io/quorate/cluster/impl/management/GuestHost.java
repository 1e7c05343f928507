/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.io.ObjectInputFilter;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** A host process: opens and closes a management port and tells what that has changed. */
final class GuestHost {
  private static final List<String> JVM =
      List.of(
          "ForkJoinPool-1-worker",
          "VirtualThread-",
          "Read-Poller",
          "Write-Poller",
          "MasterPoller",
          "Master-Poller",
          "Common-Cleaner");

  private GuestHost() {}

  public static void main(String[] args) throws Exception {
    Logger own = Logger.getLogger("io.quorate");
    own.setLevel(Level.WARNING);
    Map<String, Object> before = facts();
    for (int round = 0; round < 2; round++) {
      try (Fixture fixture = new Fixture()) {
        fixture.http.start();
        String answer =
            RawHttp.exchange(
                fixture.http.port(),
                "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        System.out.println("answered " + RawHttp.status(answer));
        try (RawHttp2 client = new RawHttp2(fixture.http.port())) {
          client.request(1, "GET", "/metrics", false);
          System.out.println("over HTTP/2 " + client.answer(1).status());
          client.call(3, "quorate.cluster.v1.Management/GetStatus");
          System.out.println("over gRPC " + client.answer(3).body().length / 100 + "00 bytes");
        }
      }
    }
    Map<String, Object> after = facts();
    List<String> changes = new ArrayList<>();
    after.forEach(
        (name, value) -> {
          if (!Objects.equals(value, before.get(name))) {
            changes.add(name + ": " + before.get(name) + " became " + value);
          }
        });
    System.out.println(changes.isEmpty() ? "left nothing" : String.join("\n", changes));
  }

  private static Map<String, Object> facts() throws Exception {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("filter", String.valueOf(ObjectInputFilter.Config.getSerialFilter()));
    facts.put("hooks", hooks());
    facts.put("threads", threads());
    facts.put("locale", Locale.getDefault());
    facts.put("zone", TimeZone.getDefault());
    facts.put("handler", String.valueOf(Thread.getDefaultUncaughtExceptionHandler()));
    facts.put("properties", ((Properties) System.getProperties().clone()).toString());
    facts.put(
        "logHandlers", Arrays.toString(LogManager.getLogManager().getLogger("").getHandlers()));
    return facts;
  }

  private static Set<String> hooks() throws Exception {
    Field field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
    field.setAccessible(true);
    Set<String> names = new TreeSet<>();
    ((Map<?, ?>) field.get(null)).keySet().forEach(hook -> names.add(hook.toString()));
    return names;
  }

  /**
   * The JVM keeps what carries virtual threads; it is nobody's in particular. One clock of
   * Helidon's is known to stay, also after any number of ports.
   */
  private static List<String> threads() {
    List<String> names = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (JVM.stream().noneMatch(thread.getName()::startsWith)) {
        names.add(thread.getName());
      }
    }
    names.remove("helidon-http-timer");
    names.sort(null);
    return names;
  }
}
