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
import org.jspecify.annotations.Nullable;

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
    for (JsonObject slice : objects(list, "items")) {
      List<String> addresses = addresses(slice);
      if (!addresses.isEmpty()) {
        int to = port(slice);
        addresses.forEach(address -> found.add(new HostPort(address, to)));
      }
    }
    return found;
  }

  private static List<String> addresses(JsonObject slice) {
    List<String> found = new ArrayList<>();
    if (slice.getString("addressType", "").equals("FQDN")) {
      return found;
    }
    for (JsonObject endpoint : objects(slice, "endpoints")) {
      JsonObject conditions = endpoint.getJsonObject("conditions");
      JsonArray addresses = endpoint.getJsonArray("addresses");
      if (addresses != null
          && !addresses.isEmpty()
          && (conditions == null || !conditions.getBoolean("terminating", false))) {
        // Of several, all but the first are without a meaning (EndpointSlice v1).
        found.add(((JsonString) addresses.get(0)).getString());
      }
    }
    return found;
  }

  private int port(JsonObject slice) throws DiscoveryFailure {
    if (portName.isEmpty()) {
      return port;
    }
    List<String> names = new ArrayList<>();
    for (JsonObject candidate : objects(slice, "ports")) {
      String name = candidate.getString("name", "");
      OptionalInt number = number(candidate);
      if (name.equals(portName) && number.isPresent()) {
        return number.getAsInt();
      }
      names.add(name);
    }
    throw new DiscoveryFailure(
        "service %s has no port %s, only %s; correct quorate.discovery.kubernetes-port-name"
            .formatted(service, portName, names));
  }

  private static OptionalInt number(JsonObject port) {
    int number = port.getInt("port", 0);
    return number > 0 && number < 65_536 ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static List<JsonObject> objects(JsonObject of, String name) {
    @Nullable JsonArray array = of.isNull(name) ? null : of.getJsonArray(name);
    return array == null ? List.of() : array.getValuesAs(JsonObject.class);
  }
}
