/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterBuilder;
import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.cli.client.ManagementClient.Protocol;
import io.quorate.cluster.cli.config.Settings;
import io.quorate.cluster.cli.config.SettingsBuilder;
import io.quorate.cluster.spi.HandlerDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = {
      "Runs a node until it is told to stop (SIGINT, SIGTERM).",
      "Values come from, the first that has one: flags, --set, system properties quorate.*,"
          + " environment QUORATE_* (QUORATE_RAFT_ADDRESS is quorate.raft.address), --config FILE,"
          + " defaults. --print-config shows all keys."
    },
    exitCodeList = {
      "0:the node has stopped as it was told",
      "1:the node could not start",
      "2:wrong usage or configuration"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME} --id n1 --data data/n1 --bootstrap",
      "  ${COMMAND-FULL-NAME} --id n2 --data data/n2 --join :7946 --mem-bind :7947 \\",
      "      --raft-addr :9521 --mgmt-addr :17947"
    })
final class RunCommand extends AbstractCommand {
  enum Format {
    text,
    json
  }

  private final Host host;

  @Mixin RunOptions flags = new RunOptions();

  @Mixin SettingOptions settingOptions = new SettingOptions();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any configuration key; quorate. before it may be left out. Repeatable.")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--print-config",
      description = "Show every key, its value and where that comes from; start nothing.")
  boolean printConfig;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How events are told, a line each (default: ${DEFAULT-VALUE}).")
  Format format = Format.text;

  @Option(
      names = "--mgmt-proto",
      paramLabel = "http|grpc",
      defaultValue = "http",
      description = "Changes nothing: the management port speaks HTTP and gRPC at once.")
  Protocol protocol = Protocol.http;

  @Mixin DiscoveryOptions discovery = new DiscoveryOptions();

  @Mixin TlsOptions tls = new TlsOptions();

  RunCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure {
    SettingsBuilder builder = settingOptions.read(this, host);
    set.forEach((key, value) -> builder.set(key, value, "--set"));
    flags.addTo(builder);
    discovery.addTo(builder);
    tls.addTo(builder);
    Settings settings = builder.build();
    tls.check(this, settings);
    if (printConfig) {
      new SettingsOutput(settings).print(spec.commandLine(), format == Format.json);
    }
    ClusterConfig config = checked(settings);
    discovery.check(this, config);
    return printConfig ? ExitCode.OK : node(settings, config);
  }

  private ClusterConfig checked(Settings settings) throws CommandFailure {
    try {
      return settings.checked();
    } catch (ConfigException e) {
      throw new CommandFailure(ExitCode.USAGE, new ConfigProblems(settings).describe(e.problems()));
    }
  }

  private int node(Settings settings, ClusterConfig config) throws CommandFailure {
    // Before the node starts, so that a signal in between is not lost.
    CompletionStage<?> stop = host.stop().get();
    Reporter reporter =
        new Reporter(out(), host.clock(), config.get(ConfigKeys.NODE_ID), format == Format.json);
    boolean interrupted;
    try (Cluster cluster = start(settings)) {
      tell(cluster, config, reporter);
      interrupted = await(stop);
      reporter.print(Report.of("stopping", "stopping"));
    }
    reporter.print(Report.of("stopped", "stopped"));
    if (interrupted) {
      // Only now, so that the node could close; the thread's owner may want to know too.
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  private void tell(Cluster cluster, ClusterConfig config, Reporter reporter) {
    StartReports reports = new StartReports(config, cluster);
    reporter.print(reports.started());
    reports.waiting(program()).ifPresent(reporter::print);
    // Ends with the node: what happens while it closes is told too.
    cluster.subscribe(event -> reporter.print(EventReports.of(event)), EventStart.CURRENT_STATE);
    var unused =
        cluster
            .ready()
            .thenRun(() -> reporter.print(Report.of("ready", "ready: this node takes part")));
  }

  private Cluster start(Settings settings) throws CommandFailure {
    try {
      ClusterBuilder builder = host.builder().get().config(settings.texts());
      for (Object handler : host.handlers().get()) {
        if (handler instanceof HandlerDefinition definition) {
          builder.handler(definition);
        } else {
          builder.handler(handler);
        }
      }
      return builder.start();
    } catch (ClusterException | IllegalStateException e) {
      throw new CommandFailure(ExitCode.REFUSED, "the node could not start: " + e.getMessage());
    }
  }

  /** Waits until the node is to stop, and tells whether that was by interrupting this thread. */
  private static boolean await(CompletionStage<?> stop) {
    try {
      stop.toCompletableFuture().get();
      return false;
    } catch (InterruptedException e) {
      return true;
    } catch (ExecutionException e) {
      // However it was said, the node is to stop.
      return false;
    }
  }

  private String program() {
    CommandSpec parent = spec.parent();
    return parent == null ? spec.qualifiedName() : parent.qualifiedName();
  }
}
