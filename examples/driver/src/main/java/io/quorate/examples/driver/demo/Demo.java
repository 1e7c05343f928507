/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import io.quorate.examples.driver.process.NodeFailure;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.rest.ServiceJar;
import io.quorate.examples.driver.rest.ServiceProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the demonstration. */
@Command(
    name = "demo",
    sortOptions = false,
    usageHelpWidth = 96,
    description =
        "Runs the ledger's service (cluster-helidon-sample) in three processes, configured by"
            + " their environment alone, posts transfers to all of them, kills the one that leads"
            + " with kill -9 in the middle, starts it again, and checks every client's journal"
            + " against what each service holds.%n",
    footer = {
      "%nExit status: 0 when no acknowledged transfer was lost, none was applied twice and all"
          + " services hold the same state; 1 when not; 2 when the command line is wrong.",
      "Colours and live progress are for terminals only; NO_COLOR is respected."
    })
public final class Demo implements Callable<Integer> {
  private static final int LOG_LINES = 30;

  @Option(
      names = "--service",
      paramLabel = "JAR",
      required = true,
      description = "The service's jar; ./demo names that of cluster-helidon-sample.")
  private Path service = Path.of("");

  @Option(
      names = "--transfers",
      paramLabel = "N",
      defaultValue = "40000",
      description =
          "How many transfers to aim for (default: ${DEFAULT-VALUE}); a slow machine makes fewer,"
              + " because each half of them gets 20 s.")
  private int transfers = 40_000;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "32",
      description = "How many clients each service has (default: ${DEFAULT-VALUE}).")
  private int clients = 32;

  @Option(
      names = "--dir",
      paramLabel = "DIRECTORY",
      description =
          "Where services keep their data; must be empty or not exist, and is not removed.")
  private Path directory = Path.of("");

  @Option(
      names = "--keep",
      description =
          "Leaves the services running at the end, says what to try, and waits for Ctrl-C.")
  private boolean keep;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This text.")
  @SuppressWarnings("unused") // picocli looks at the annotation only
  private boolean help;

  private volatile boolean ending;
  private volatile boolean failed;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** Runs the demonstration and ends the process. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Demo()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (transfers < 1 || clients < 1) {
      System.err.println("--transfers and --clients must be 1 or more");
      return 2;
    }
    if (!Files.isRegularFile(service)) {
      System.err.println("--service: there is no " + service + "; ./demo builds and names it");
      return 2;
    }
    WorkDirectory work;
    try {
      work = WorkDirectory.open(directory);
    } catch (IllegalArgumentException e) {
      System.err.println("--dir: " + e.getMessage());
      return 2;
    }
    ServiceJar program = new ServiceJar(service, Map.of());
    try (ThreeNodes<ServiceProcess> services = new ThreeNodes<>(work.path(), program);
        Display display = Display.on(out)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(services, display, work)));
      if (tell(services, display)) {
        if (keep) {
          out.print(Hints.of(services));
          new CountDownLatch(1).await();
        }
        return 0;
      }
      if (!ending) {
        failed = true;
        System.err.println("Data and logs of the services are in " + work.path());
      }
      return 1;
    }
  }

  private boolean tell(ThreeNodes<ServiceProcess> services, Display display) {
    try {
      Outcome outcome = new Story(services, display, transfers, clients).tell();
      display.close();
      out.print(new Summary(Style.ofStandardOutput()).table(outcome));
      return outcome.held();
    } catch (NodeFailure | IllegalStateException e) {
      if (ending) {
        return false;
      }
      display.close();
      System.err.println("The demonstration failed: " + e.getMessage());
      System.err.print(services.logs(LOG_LINES));
      return false;
    }
  }

  /**
   * Whatever ends this process, Ctrl-C included, ends the services and removes what nobody needs.
   */
  private void end(ThreeNodes<ServiceProcess> services, Display display, WorkDirectory work) {
    ending = true;
    display.close();
    services.close();
    if (!failed) {
      work.remove();
    }
  }
}
