/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.JavaCommand;
import io.quorate.examples.driver.process.Launcher;
import io.quorate.examples.driver.process.NodeProcess;
import io.quorate.examples.driver.process.NodeSpec;
import io.quorate.examples.driver.process.ThreeNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Starts nodes of the plain ledger. They end with their standard input, and so with this process.
 */
final class LedgerProgram implements Launcher<LedgerProcess> {
  private static final String MAIN = "io.quorate.examples.ledger.node.LedgerNode";

  private final Function<NodeSpec, Setup> setups;
  private final Place place;
  private final AtomicInteger numbers = new AtomicInteger();

  LedgerProgram(Setup setup) {
    this(node -> setup);
  }

  /** Starts different nodes in different ways. */
  LedgerProgram(Function<NodeSpec, Setup> setups) {
    this(setups, Place.HERE);
  }

  LedgerProgram(Setup setup, Place place) {
    this(node -> setup, place);
  }

  private LedgerProgram(Function<NodeSpec, Setup> setups, Place place) {
    this.setups = setups;
    this.place = place;
  }

  @Override
  public LedgerProcess launch(NodeSpec node, Map<String, String> configuration) {
    Setup setup = setups.apply(node);
    Map<String, String> keys = new HashMap<>(configuration);
    keys.putAll(place.configuration(node.id()));
    keys.putAll(setup.configuration());
    keys.put("journals", node.directory().resolveSibling(ThreeNodes.JOURNALS).toString());
    keys.put("process", Integer.toString(numbers.incrementAndGet()));
    List<String> command = new ArrayList<>(place.command(node.id()));
    command.addAll(JavaCommand.ofMain(setup.jvmFlags(), MAIN));
    keys.forEach((key, value) -> command.add(key + "=" + value));
    return new LedgerProcess(node, NodeProcess.start(node, new ProcessBuilder(command)));
  }
}
