/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the nodes belong to one cluster, by its id. */
final class Clusters {
  private static final String RETURN =
      " stop it, remove --bootstrap (quorate.bootstrap), empty its data directory, and start it"
          + " again to join";

  private final List<Group> groups;

  /** The nodes that have a cluster's id. */
  private record Group(String id, List<String> nodes) {
    @Override
    public String toString() {
      return names() + " (id " + id + ")";
    }

    String names() {
      return String.join(", ", nodes);
    }
  }

  Clusters(List<Patient> patients) {
    Map<String, List<String>> nodes = new TreeMap<>();
    for (Patient patient : patients) {
      String id = patient.facts().map(facts -> facts.getString("clusterId", "")).orElse("");
      // Older versions do not tell, and who is in no cluster has none.
      if (!id.isEmpty()) {
        nodes.computeIfAbsent(id, any -> new ArrayList<>()).add(patient.id());
      }
    }
    groups =
        nodes.entrySet().stream().map(each -> new Group(each.getKey(), each.getValue())).toList();
  }

  boolean differ() {
    return groups.size() > 1;
  }

  /** One of each cluster that is smaller than the largest; one of all if none is the largest. */
  List<Finding> findings() {
    if (!differ()) {
      return List.of();
    }
    int most = groups.stream().mapToInt(group -> group.nodes().size()).max().orElse(0);
    List<Group> largest = groups.stream().filter(group -> group.nodes().size() == most).toList();
    return largest.size() > 1
        ? List.of(Finding.fail("cluster", undecided()))
        : groups.stream()
            .filter(group -> group.nodes().size() < most)
            .map(group -> Finding.fail("cluster", foreign(group, largest.getFirst())))
            .toList();
  }

  private static String foreign(Group other, Group home) {
    return other.names()
        + (other.nodes().size() == 1 ? " belongs" : " belong")
        + " to another cluster (id "
        + other.id()
        + ") than "
        + home
        + ": probably started anew with bootstrap on an empty disk; unless what is there is needed:"
        + RETURN;
  }

  private String undecided() {
    return groups.stream().map(Group::toString).collect(Collectors.joining(" and "))
        + " belong to different clusters: probably started anew with bootstrap on an empty disk; of"
        + " those whose data is not needed:"
        + RETURN;
  }
}
