/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench;

import io.quorate.cluster.bench.model.Agreement;
import io.quorate.cluster.bench.model.Footprint;
import io.quorate.cluster.bench.model.Part;
import io.quorate.cluster.bench.model.Plan;
import io.quorate.cluster.bench.model.Results;
import io.quorate.cluster.bench.report.Environment;
import io.quorate.cluster.bench.report.HtmlReport;
import io.quorate.cluster.bench.report.JsonReport;
import io.quorate.cluster.bench.report.Target;
import io.quorate.cluster.bench.report.Targets;
import io.quorate.cluster.bench.report.TerminalReport;
import io.quorate.cluster.bench.run.BenchException;
import io.quorate.cluster.bench.run.Campaign;
import io.quorate.cluster.bench.run.NodeCommandLine;
import io.quorate.cluster.bench.run.Scratch;
import io.quorate.cluster.bench.system.NatsBinary;
import io.quorate.cluster.bench.system.SystemKind;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./bench}: this library against its peers, side by side in one run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    version = "bench 0.1.0-SNAPSHOT",
    sortOptions = false,
    description = {
      "Measures Quorate beside raw Apache Ratis and jgroups-raft, and its topics beside NATS"
          + " JetStream, three node processes each.",
      "",
      "Callers sit inside a node's process and await each reply. Only one system is under load at"
          + " any time; the systems take turns within each round. Writes a table to the terminal"
          + " and bench.json and bench.html to the output directory.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured, and all replicas and subscribers have what was acknowledged",
      "1:the benchmark could not run to its end, or replicas disagree",
      "2:wrong usage"
    })
public final class Bench implements Callable<Integer> {
  private static final int FAILED = 1;

  @Mixin private final PlanOptions plan = new PlanOptions();

  @Option(
      names = "--output-dir",
      paramLabel = "<dir>",
      defaultValue = "target/bench",
      description = "Where bench.json and bench.html go. Default: ${DEFAULT-VALUE}")
  private Path outputDirectory = Path.of("target", "bench");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command, for tests and for mounting elsewhere. */
  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setExecutionExceptionHandler(
            (error, command, parsed) -> {
              if (!(error instanceof BenchException)) {
                throw error;
              }
              command.getErr().println("bench: " + error.getMessage());
              return FAILED;
            });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Plan chosen = plan.plan();
    lookForNats(chosen, err);
    err.printf("About %d s; interrupt with Ctrl-C.%n", chosen.estimate().toSeconds());
    err.flush();
    Scratch scratch = Scratch.in(outputDirectory);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread onExit =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  interrupted.set(true);
                  scratch.close();
                });
    Runtime.getRuntime().addShutdownHook(onExit);
    Results results;
    Environment environment;
    Instant started = Instant.now();
    try (scratch) {
      environment = Environment.of(scratch.directory(), NodeCommandLine.flags());
      if (environment.diskIsMemory()) {
        err.println("The output directory is in memory: forcing a log to disk costs nothing here.");
      }
      results = new Campaign(chosen, scratch, new TerminalProgress(err)).run();
      if (interrupted.get()) {
        throw new BenchException("interrupted");
      }
    } catch (BenchException e) {
      // The nodes that were killed are not what went wrong.
      throw interrupted.get() ? new BenchException("interrupted") : e;
    }
    Runtime.getRuntime().removeShutdownHook(onExit);
    Duration elapsed = Duration.between(started, Instant.now());
    report(out, results, environment, started, elapsed);
    return holds(results) ? 0 : FAILED;
  }

  private static boolean holds(Results results) {
    return results.agreements().stream().allMatch(Agreement::holds)
        && results.footprint().map(Footprint::holds).orElse(true);
  }

  private static void lookForNats(Plan chosen, PrintWriter err) {
    boolean there = NatsBinary.find().isPresent();
    boolean wanted = chosen.systems().stream().anyMatch(SystemKind::isNats);
    if (wanted && !there) {
      throw new BenchException("NATS cannot be measured: " + NatsBinary.WAY_OUT);
    }
    if (!wanted && !there && chosen.parts().contains(Part.TOPICS)) {
      err.println("Topics are measured without NATS: " + NatsBinary.WAY_OUT);
    }
  }

  private void report(
      PrintWriter out, Results results, Environment environment, Instant started, Duration elapsed)
      throws IOException {
    List<Target> targets = Targets.of(results);
    JsonObject json = JsonReport.render(started, elapsed, environment, results, targets);
    Path jsonFile = outputDirectory.resolve("bench.json");
    Path htmlFile = outputDirectory.resolve("bench.html");
    Files.writeString(jsonFile, json.toString(), StandardCharsets.UTF_8);
    Files.writeString(htmlFile, HtmlReport.render(json), StandardCharsets.UTF_8);
    environment.facts().forEach((name, fact) -> out.println(name + ": " + fact));
    out.println();
    out.println(TerminalReport.render(results, targets));
    out.println();
    out.printf("Wrote %s and %s after %d s%n", jsonFile, htmlFile, elapsed.toSeconds());
    out.flush();
  }
}
