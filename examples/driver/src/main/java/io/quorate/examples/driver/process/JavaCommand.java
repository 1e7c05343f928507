/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a node's JVM: the JDK of this one, and a node's flags. */
public final class JavaCommand {
  /** The same flags that the launcher gives to {@code clusterctl run}. */
  private static final List<String> HEAP = List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx512m");

  private static final int KNOWS_UNSAFE_FLAG = 23;

  private JavaCommand() {}

  /** A program on this one's class path. */
  public static List<String> ofMain(List<String> moreFlags, String main) {
    List<String> command = jvm();
    command.addAll(moreFlags);
    command.add("-cp");
    command.add(classPath());
    command.add(main);
    return command;
  }

  /** A program of its own in a jar, which starts soon and does not live long. */
  public static List<String> ofJar(Path jar) {
    List<String> command = jvm();
    // In a minute, on few processors, the second compiler takes more time than it saves.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(jar.toAbsolutePath().toString());
    return command;
  }

  private static List<String> jvm() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(HEAP);
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= KNOWS_UNSAFE_FLAG) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    return command;
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
