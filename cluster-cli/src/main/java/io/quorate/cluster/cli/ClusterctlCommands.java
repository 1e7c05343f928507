/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * The commands of {@code clusterctl} for another picocli application. Immutable.
 *
 * <pre>{@code
 * CommandLine shop = new CommandLine(new Shop());
 * ClusterctlCommands.create()
 *     .withHandlers(() -> List.of(new Orders()))
 *     .mount(shop, "cluster");          // shop cluster run --id n1 --bootstrap
 * }</pre>
 *
 * <p>The commands print to the writers of their {@link CommandLine}, return the codes of {@link
 * ExitCode}, and touch nothing of the JVM: no shutdown hook, no logging set-up, no exit.
 */
public final class ClusterctlCommands {
  private final Host host;

  private ClusterctlCommands(Host host) {
    this.host = host;
  }

  /** The commands as {@code clusterctl} has them, with the key-value handler. */
  public static ClusterctlCommands create() {
    return on(Host.ofProcess());
  }

  static ClusterctlCommands on(Host host) {
    return new ClusterctlCommands(host);
  }

  /**
   * Hosts these handlers instead of the key-value one: beans annotated with {@link
   * io.quorate.cluster.ClusterHandler}, or {@link io.quorate.cluster.spi.HandlerDefinition}s.
   *
   * @param handlers called once for each node that {@code run} starts
   */
  public ClusterctlCommands withHandlers(Supplier<? extends List<?>> handlers) {
    return new ClusterctlCommands(host.withHandlers(handlers));
  }

  /**
   * Lets {@code run} stop its node and return when a stage completes. Without this it does so when
   * its thread is interrupted, which works in any case.
   *
   * @param stop called once for each node, before it starts
   */
  public ClusterctlCommands withStop(Supplier<? extends CompletionStage<?>> stop) {
    return new ClusterctlCommands(host.withStop(stop));
  }

  /** Adds each command to the parent: {@code shop run}, {@code shop status}. */
  public void addTo(CommandLine parent) {
    for (AbstractCommand command : commands()) {
      add(parent, null, new CommandLine(command));
    }
  }

  /** Adds one command with these below it: {@code shop cluster run}. */
  public void mount(CommandLine parent, String name) {
    CommandLine group = group();
    group.setCommandName(name);
    add(parent, name, group);
  }

  /** Adds a command that behaves as if the parent had been set up after it was added. */
  private static void add(CommandLine parent, @Nullable String name, CommandLine command) {
    command.setOut(parent.getOut());
    command.setErr(parent.getErr());
    command.setColorScheme(parent.getColorScheme());
    command.setParameterExceptionHandler(parent.getParameterExceptionHandler());
    command.setExecutionExceptionHandler(parent.getExecutionExceptionHandler());
    parent.addSubcommand(name, command);
  }

  /** A command line of its own, named {@code clusterctl}. */
  public CommandLine commandLine() {
    return group();
  }

  private CommandLine group() {
    CommandLine group = new CommandLine(new ClusterctlCommand());
    addTo(group);
    group.addSubcommand(new HelpCommand());
    return group;
  }

  private List<AbstractCommand> commands() {
    return List.of(
        new RunCommand(host),
        new StatusCommand(host),
        new JoinCommand(host),
        new LeaveCommand(host),
        new MembersCommand(host),
        new AutopilotCommand(host),
        new TransferLeaderCommand(host),
        new SnapshotCommand(host),
        new DoctorCommand(host),
        new BackupCommand(host),
        new InspectCommand(),
        new RestoreCommand(host),
        new RecoverCommand(host),
        new WriteCommand(host),
        new ReadCommand(host),
        new PublishCommand(host),
        new SubscribeCommand(host),
        new TopicsCommand(host),
        new CertsCommand(),
        new VersionCommand(),
        new CompletionCommand());
  }
}
