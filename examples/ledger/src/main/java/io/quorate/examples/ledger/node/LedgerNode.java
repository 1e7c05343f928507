/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterBuilder;
import io.quorate.examples.driver.load.Clients;
import io.quorate.examples.ledger.Ledger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The program of one node. Arguments are {@code key=value}: every {@code quorate.…} key configures
 * the node, {@code topics=true} has it write down what it is given of topics, {@code process} is
 * the number from which transfer ids are made, {@code journals} the directory for the clients'
 * journals.
 *
 * <p>Commands come on standard input, each is answered by one line on standard output: {@code ok
 * key=value …} or {@code error …}. At the end of input the node closes, so that it does not outlive
 * who started it.
 */
public final class LedgerNode {
  /** How many accounts there must be before there can be load. */
  private static final int ACCOUNTS = 100;

  private LedgerNode() {}

  /** Runs until standard input ends, {@code quit} is read, or the process is told to stop. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    Logs.quiet();
    Map<String, String> arguments = arguments(args);
    Path journals = Files.createDirectories(Path.of(required(arguments, "journals")));
    int process = Integer.parseInt(required(arguments, "process"));

    TopicJournal deliveries =
        new TopicJournal(required(arguments, "quorate.node-id"), process, journals);
    ClusterBuilder builder = Cluster.builder().config(arguments).handler(new Ledger());
    if (Boolean.parseBoolean(arguments.get("topics"))) {
      builder.handler(deliveries);
    }
    Cluster cluster = builder.start();
    Clients load = new Clients(process, journals, ACCOUNTS);
    TopicLoad topics = new TopicLoad(cluster, process, journals);
    PacedReader reads = new PacedReader(cluster, process, journals);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  cluster.close();
                  System.err.println("The node has closed.");
                }));
    answers.println("ok hello=" + cluster.nodeId() + " nanos=" + System.nanoTime());
    new Console(new Commands(cluster, load, reads, topics, deliveries)).run(System.in, answers);
    System.exit(0);
  }

  private static Map<String, String> arguments(String[] args) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("\"" + arg + "\" is not of the form key=value");
      }
      values.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    return values;
  }

  private static String required(Map<String, String> arguments, String key) {
    String value = arguments.get(key);
    if (value == null) {
      throw new IllegalArgumentException("The argument " + key + "=… is missing");
    }
    return value;
  }
}
