/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.service;

import io.quorate.examples.ledger.process.NodeSpec;
import io.quorate.examples.ledger.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one service is, over all its processes.
 *
 * @param node its node
 * @param httpPort where its REST interface listens
 */
public record ServiceSpec(NodeSpec node, int httpPort) {
  static ServiceSpec at(String id, Path directory) {
    return new ServiceSpec(NodeSpec.at(id, directory), Ports.free());
  }

  /** The id of its node. */
  public String id() {
    return node.id();
  }

  /** A resource of its REST interface. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  /** The variables that make a process this service. */
  Map<String, String> environment(List<ServiceSpec> all, boolean bootstrap) {
    Map<String, String> variables = new HashMap<>();
    node.configuration(all.stream().map(ServiceSpec::node).toList(), bootstrap)
        .forEach((key, value) -> variables.put(variable(key), value));
    variables.put("SERVER_PORT", Integer.toString(httpPort));
    return variables;
  }

  /** MicroProfile Config's rule for names in the environment. */
  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
