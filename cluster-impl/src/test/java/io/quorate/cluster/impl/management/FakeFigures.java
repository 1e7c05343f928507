/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.impl.telemetry.DiscoveryFigure;
import io.quorate.cluster.impl.telemetry.Figures;
import io.quorate.cluster.impl.telemetry.TlsFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figures that stand still, each with a value of its own. */
public class FakeFigures implements Figures {
  @Override
  public int members() {
    return 3;
  }

  @Override
  public boolean isLeader() {
    return true;
  }

  @Override
  public boolean leaderKnown() {
    return true;
  }

  @Override
  public boolean healthy() {
    return false;
  }

  @Override
  public List<DiscoveryFigure> discovery() {
    return List.of(new DiscoveryFigure("dns", 21, 2, 5), new DiscoveryFigure("file", 22, 3, 6));
  }

  @Override
  public long term() {
    return 7;
  }

  @Override
  public long commitIndex() {
    return 42;
  }

  @Override
  public long appliedIndex() {
    return 41;
  }

  @Override
  public long pendingCommands() {
    return 5;
  }

  @Override
  public long pendingBytes() {
    return 640;
  }

  @Override
  public long sessions() {
    return 2;
  }

  @Override
  public long logBytes() {
    return 8_388_608;
  }

  @Override
  public long freeSpaceBytes() {
    return 1_000_000_000;
  }

  @Override
  public long snapshotIndex() {
    return 40;
  }

  @Override
  public OptionalDouble snapshotAgeSeconds() {
    return OptionalDouble.of(12.5);
  }

  @Override
  public Map<String, Double> memberHealth() {
    return Map.of("n1", 1.0, "n2", 0.25);
  }

  @Override
  public Optional<TlsFigures> tls() {
    return Optional.empty();
  }
}
