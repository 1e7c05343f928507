/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.mixed;

import io.quorate.tck.HandlerJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The runtimes as the runners of the kit have built them. */
final class Runtimes {
  private final Path runners;

  Runtimes(Path runners) {
    this.runners = runners;
  }

  void startWeld(NodeProcess node, NodeProcess first) throws IOException {
    node.start(program("runner-weld", "org.jboss.weld.environment.se.StartMain"), Map.of(), first);
  }

  void startHelidon(NodeProcess node, NodeProcess first) throws IOException {
    node.start(
        program("runner-helidon", "io.helidon.Main"),
        Map.of("SERVER_PORT", node.httpPort()),
        first);
  }

  /** The application and its runtime on one class path, as their users start them. */
  private List<String> program(String runner, String main) throws IOException {
    List<String> path = new ArrayList<>();
    path.add(HandlerJar.file().getPath());
    path.add(desk().getPath());
    path.add(Files.readString(runners.resolve(runner).resolve("target/runtime.path")).trim());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(List.of("-cp", String.join(File.pathSeparator, path), main));
    return command;
  }

  /** A server of its own, in the installation of the runner. */
  void startLiberty(NodeProcess node, NodeProcess first) throws IOException {
    Path runner = runners.resolve("runner-liberty");
    Path server = Files.createDirectories(node.directory().resolve("servers/tck"));
    Files.copy(runner.resolve("src/main/liberty/server.xml"), server.resolve("server.xml"));
    Files.writeString(
        server.resolve("bootstrap.properties"), "liberty.http.port=" + node.httpPort() + "\n");
    WebArchive application =
        ShrinkWrap.create(WebArchive.class, "tck.war")
            .addAsLibraries(HandlerJar.file(), desk())
            .addAsLibraries(runner.resolve("target/libraries").toFile().listFiles());
    Path dropins = Files.createDirectories(server.resolve("dropins"));
    application.as(ZipExporter.class).exportTo(dropins.resolve("tck.war").toFile());
    node.start(
        List.of(System.getProperty("liberty.home") + "/bin/server", "run", "tck"),
        Map.of("WLP_USER_DIR", node.directory().toString(), "JVM_ARGS", String.join(" ", flags())),
        first);
  }

  private static List<String> flags() {
    return List.of(
        "-Xmx384m", "--enable-native-access=ALL-UNNAMED", "-Dsun.misc.unsafe.memory.access=allow");
  }

  private static File desk() {
    return new File(Desk.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
