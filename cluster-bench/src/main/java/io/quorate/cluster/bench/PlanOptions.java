/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench;

import io.quorate.cluster.bench.model.Part;
import io.quorate.cluster.bench.model.Plan;
import io.quorate.cluster.bench.system.Messages;
import io.quorate.cluster.bench.system.SystemKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is measured, and for how long. */
final class PlanOptions {
  private static final int MAX_CALLERS = 8192;
  private static final String NONE = "none";
  private static final Set<SystemKind> NOT_QUICK =
      Set.of(SystemKind.QUORATE_CDI, SystemKind.NATS_TOGETHER);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--quick",
      description =
          "A short run of less than four minutes: fewer callers, rounds and seconds. Shows that"
              + " everything works; too short a warm-up for figures to quote.")
  private boolean quick;

  @Option(
      names = "--parts",
      split = ",",
      paramLabel = "<name>",
      completionCandidates = PartNames.class,
      description = "What is measured: ${COMPLETION-CANDIDATES}. Default: all.")
  private @Nullable List<String> parts;

  @Option(
      names = "--systems",
      split = ",",
      paramLabel = "<name>",
      completionCandidates = SystemNames.class,
      description =
          "Which systems, the first being the one that ratios refer to: ${COMPLETION-CANDIDATES}."
              + " Default: all that are installed (quick: all but quorate-cdi and nats-ack-all).")
  private @Nullable List<String> systems;

  @Option(
      names = "--callers",
      split = ",",
      paramLabel = "<n>",
      description =
          "Numbers of callers that write or publish. Default: 1,16,256,1024 (quick: 1,256,1024).")
  private @Nullable List<Integer> callers;

  @Option(
      names = "--readers",
      paramLabel = "<n>",
      defaultValue = "256",
      description = "Number of callers that read. Default: ${DEFAULT-VALUE}.")
  private int readers;

  @Option(
      names = "--rounds",
      paramLabel = "<n>",
      description = "How often everything is measured. Default: 3 (quick: 2).")
  private @Nullable Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "<s>",
      description = "How long each figure is taken. Default: 3 (quick: 1).")
  private @Nullable Double seconds;

  @Option(
      names = "--warmup",
      paramLabel = "<s>",
      description =
          "How long each system is warmed up, from the leader and from a follower each."
              + " Default: 30 (quick: 2).")
  private @Nullable Double warmUp;

  @Option(
      names = "--payload",
      paramLabel = "<bytes>",
      defaultValue = "128",
      description = "Size of one write or message. Default: ${DEFAULT-VALUE}.")
  private int payload;

  @Option(
      names = "--away",
      paramLabel = "<s>",
      defaultValue = "12",
      description = "How long a killed follower is away. Default: ${DEFAULT-VALUE}.")
  private double away;

  @Option(
      names = "--catch-up",
      split = ",",
      paramLabel = "<name>",
      description =
          "Systems whose killed follower is watched catching up, or '"
              + NONE
              + "'."
              + " Default: all (quick: the first).")
  private @Nullable List<String> catchUp;

  @Option(
      names = "--subscribers",
      paramLabel = "<n>",
      defaultValue = "100",
      description =
          "Subscribers over gRPC of the node whose memory is looked at; one in ten never"
              + " acknowledges. Default: ${DEFAULT-VALUE}.")
  private int subscribers;

  @Option(
      names = "--messages",
      paramLabel = "<n>",
      description = "How many messages they are sent. Default: 12288 (quick: 4096).")
  private @Nullable Integer messages;

  /** The parts that can be given, for help and completion. */
  static final class PartNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Part.ids().iterator();
    }
  }

  /** The names that can be given, for help and completion. */
  static final class SystemNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SystemKind.ids().iterator();
    }
  }

  Plan plan() {
    List<SystemKind> chosen = systems(Optional.ofNullable(systems), usual());
    List<Integer> counts =
        given(callers, quick ? List.of(1, 256, 1024) : List.of(1, 16, 256, 1024));
    for (int count : counts) {
      within("--callers", count, 1, MAX_CALLERS);
    }
    return new Plan(
        named(Optional.ofNullable(parts), Part::of, List.of(Part.values())),
        chosen,
        counts,
        (int) within("--readers", readers, 1, MAX_CALLERS),
        (int) within("--rounds", given(rounds, quick ? 2 : 3), 1, 100),
        seconds("--seconds", given(seconds, quick ? 1.0 : 3.0), 0.1),
        seconds("--warmup", given(warmUp, quick ? 2.0 : 30.0), 0),
        (int) within("--payload", payload, Messages.MIN_BYTES, 65_536),
        seconds("--away", away, 0),
        catchUps(chosen),
        (int) within("--subscribers", subscribers, 1, 200),
        (int) within("--messages", given(messages, quick ? 4096 : 12_288), 1, 10_000_000));
  }

  private List<SystemKind> usual() {
    return SystemKind.available().stream()
        .filter(kind -> !quick || !NOT_QUICK.contains(kind))
        .toList();
  }

  private List<SystemKind> catchUps(List<SystemKind> chosen) {
    if (List.of(NONE).equals(catchUp)) {
      return List.of();
    }
    List<SystemKind> able = chosen.stream().filter(SystemKind::hasState).toList();
    return systems(
        Optional.ofNullable(catchUp), quick && !able.isEmpty() ? able.subList(0, 1) : able);
  }

  private List<SystemKind> systems(Optional<List<String>> names, List<SystemKind> otherwise) {
    return named(names, SystemKind::of, otherwise);
  }

  private <T> List<T> named(
      Optional<List<String>> names, Function<String, T> of, List<T> otherwise) {
    List<T> found = new ArrayList<>();
    for (String name : names.orElse(List.of())) {
      try {
        found.add(of.apply(name));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), e.getMessage());
      }
    }
    return found.isEmpty() ? otherwise : found.stream().distinct().toList();
  }

  private static <T> T given(@Nullable T value, T otherwise) {
    return value != null ? value : otherwise;
  }

  private Duration seconds(String option, double value, double least) {
    return Duration.ofMillis(Math.round(1000 * within(option, value, least, 3600)));
  }

  private double within(String option, double value, double least, double most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is %s; give a value from %s to %s".formatted(option, value, least, most));
    }
    return value;
  }
}
