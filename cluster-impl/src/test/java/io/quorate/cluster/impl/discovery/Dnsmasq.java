/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;

import io.quorate.examples.driver.process.Ports;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * A name server on loopback, for names that end in {@code .test}; others it refuses. What it
 * publishes changes by starting it anew on the same port.
 */
public final class Dnsmasq implements AutoCloseable {
  private static final String INSTRUCTIONS =
      "This test needs dnsmasq; on Debian and Ubuntu: apt-get install dnsmasq-base";

  private final Path directory;
  private final int port;
  private @Nullable Process process;

  /** A server that is not running yet, with a directory for its output. */
  public Dnsmasq(Path directory) throws IOException {
    this.directory = directory;
    this.port = Ports.free();
  }

  /** Where it listens, as {@code quorate.discovery.dns-servers} takes it. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Publishes these records and no others; options of dnsmasq without their dashes. */
  public void publish(String... records) throws IOException {
    publishOf("test", records);
  }

  /** The same for names that end otherwise. */
  void publishOf(String domain, String... records) throws IOException {
    stop();
    List<String> command =
        new ArrayList<>(
            List.of(
                program(),
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--pid-file",
                "--user=" + System.getProperty("user.name"),
                "--no-resolv",
                "--no-hosts",
                "--local=/" + domain + "/",
                "--bind-interfaces",
                "--listen-address=127.0.0.1",
                "--port=" + port));
    Stream.of(records).map(one -> "--" + one).forEach(command::add);
    Path output = Files.createTempFile(directory, "dnsmasq", ".txt");
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              if (!process.isAlive()) {
                fail("dnsmasq has ended: " + Files.readString(output));
              }
              return answers();
            });
  }

  /** Stops answering. */
  public void stop() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (process.waitFor(5, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private boolean answers() {
    try {
      SimpleResolver resolver =
          new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      resolver.setIoClientFactory(new BlockingIo());
      resolver.setTimeout(Duration.ofMillis(200));
      Message query =
          Message.newQuery(Record.newRecord(Name.fromString("up.test."), Type.A, DClass.IN));
      resolver.sendAsync(query, Runnable::run).toCompletableFuture().join();
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static String program() {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, "dnsmasq"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> fail(INSTRUCTIONS));
  }

  @Override
  public void close() {
    stop();
  }
}
