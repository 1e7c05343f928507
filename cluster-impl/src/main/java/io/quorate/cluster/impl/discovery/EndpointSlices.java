/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the addresses of members out of a list of endpoint slices ({@code discovery.k8s.io/v1},
 * {@code EndpointSliceList}). Endpoints that are not ready count: a node is ready when it takes
 * part, and for that it has to be found. Those that are terminating do not.
 *
 * @param service for messages
 * @param portName the name of the membership port; empty to take {@code port}
 * @param port of every address, where no name is given
 */
record EndpointSlices(String service, String portName, int port) {
  List<HostPort> members(JsonObject list) throws DiscoveryFailure {
    List<HostPort> found = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    boolean some = false;
    for (JsonObject slice : objects(list, "items")) {
      List<String> addresses = addresses(slice);
      OptionalInt to = port(slice, names);
      some |= !addresses.isEmpty();
      if (to.isPresent()) {
        addresses.forEach(address -> found.add(new HostPort(address, to.getAsInt())));
      }
    }
    // While a port is rolled out, slices of old pods lack it.
    if (some && found.isEmpty()) {
      throw new DiscoveryFailure(
          "service %s has no port %s, only %s; correct quorate.discovery.kubernetes-port-name"
              .formatted(service, portName, names));
    }
    return found;
  }

  private static List<String> addresses(JsonObject slice) {
    List<String> found = new ArrayList<>();
    if (slice.getString("addressType", "").equals("FQDN")) {
      return found;
    }
    for (JsonObject endpoint : objects(slice, "endpoints")) {
      boolean terminating =
          endpoint.get("conditions") instanceof JsonObject conditions
              && conditions.getBoolean("terminating", false);
      // Of several addresses, all but the first are without a meaning (EndpointSlice v1).
      if (!terminating
          && endpoint.get("addresses") instanceof JsonArray addresses
          && !addresses.isEmpty()
          && addresses.get(0) instanceof JsonString address) {
        found.add(address.getString());
      }
    }
    return found;
  }

  private OptionalInt port(JsonObject slice, Set<String> names) {
    if (portName.isEmpty()) {
      return OptionalInt.of(port);
    }
    for (JsonObject candidate : objects(slice, "ports")) {
      String name = candidate.getString("name", "");
      int number = candidate.getInt("port", 0);
      if (name.equals(portName) && number > 0 && number < 65_536) {
        return OptionalInt.of(number);
      }
      names.add(name);
    }
    return OptionalInt.empty();
  }

  private static List<JsonObject> objects(JsonObject of, String name) {
    return of.get(name) instanceof JsonArray array
        ? array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList()
        : List.of();
  }
}
