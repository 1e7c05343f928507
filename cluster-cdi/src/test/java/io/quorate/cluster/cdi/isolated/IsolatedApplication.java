/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.isolated;

import io.quorate.cluster.cdi.Container;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A {@link ContainerProgram} in a class loader of its own that sees this test's class path less the
 * jars that are left out, and a configuration file of its own.
 */
final class IsolatedApplication implements AutoCloseable {
  /** Touched so that the build's own properties, which look like keys, are gone. */
  static final Path BUILD = Container.BUILD;

  private final ClassLoader loader;
  private final UnaryOperator<String> program;

  private IsolatedApplication(ClassLoader loader, UnaryOperator<String> program) {
    this.loader = loader;
    this.program = program;
  }

  /**
   * Starts one.
   *
   * @param directory an empty one, for its configuration
   * @param leftOut how the names of jars begin that it must not see; each must match one
   */
  static IsolatedApplication start(Path directory, Map<String, String> config, String... leftOut)
      throws Exception {
    ClassLoader loader = loader(directory, config, leftOut);
    return new IsolatedApplication(loader, program(loader));
  }

  @SuppressWarnings("unchecked")
  private static UnaryOperator<String> program(ClassLoader loader) throws Exception {
    return within(
        loader,
        () ->
            (UnaryOperator<String>)
                loader
                    .loadClass(ContainerProgram.class.getName())
                    .getDeclaredConstructor()
                    .newInstance());
  }

  private static ClassLoader loader(Path directory, Map<String, String> config, String... leftOut)
      throws IOException {
    Path meta = Files.createDirectories(directory.resolve("META-INF"));
    Files.write(
        meta.resolve("microprofile-config.properties"),
        config.entrySet().stream().map(said -> said.getKey() + "=" + said.getValue()).toList());
    List<URL> urls = new ArrayList<>(List.of(directory.toUri().toURL()));
    List<String> unseen = new ArrayList<>(Arrays.asList(leftOut));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      String name = path.getFileName().toString();
      if (Arrays.stream(leftOut).noneMatch(name::startsWith)) {
        urls.add(path.toUri().toURL());
      }
      unseen.removeIf(name::startsWith);
    }
    if (!unseen.isEmpty()) {
      throw new IllegalArgumentException("not on the class path: " + unseen);
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /** Asks the program. */
  String ask(String question) {
    try {
      return within(loader, () -> program.apply(question));
    } catch (Exception e) {
      throw new IllegalStateException(question, e);
    }
  }

  /**
   * Closes the container. The class loader is left to the garbage collector, because threads of the
   * engines end a little later and still load classes then.
   */
  @Override
  public void close() {
    ask("close");
  }

  private interface Work<T> {
    T run() throws Exception;
  }

  private static <T> T within(ClassLoader loader, Work<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
