/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether all nodes run one version, and the cluster all that it can do. */
final class VersionCheck {
  private VersionCheck() {}

  static Finding of(List<Patient> patients) {
    List<JsonObject> told = patients.stream().flatMap(patient -> patient.facts().stream()).toList();
    boolean all = told.size() == patients.size();
    String part = told.size() + " of " + patients.size() + " asked told theirs";
    Set<String> versions =
        told.stream()
            .map(facts -> facts.getString("version", "?"))
            .collect(Collectors.toCollection(TreeSet::new));
    if (versions.size() > 1) {
      return Finding.warn(
          "versions",
          "nodes run " + versions + (all ? "" : " (" + part + ")") + ": finish the upgrade");
    }
    List<JsonObject> configured =
        told.stream().filter(facts -> facts.getBoolean("configured", false)).toList();
    long level =
        configured.stream()
            .mapToLong(facts -> Checks.number(facts, "featureLevel"))
            .max()
            .orElse(0);
    long possible =
        configured.stream()
            .mapToLong(facts -> Checks.number(facts, "maxFeatureLevel"))
            .min()
            .orElse(0);
    if (level < possible) {
      return Finding.warn(
          "versions",
          "feature level "
              + level
              + " of "
              + possible
              + ": it rises when every configured node is seen; bring back or remove the others");
    }
    if (told.isEmpty()) {
      return Finding.warn("versions", part);
    }
    String run = "run " + String.join("", versions) + ", feature level " + level;
    return all
        ? Finding.ok("versions", "all " + run)
        : Finding.warn("versions", part + ", which " + run + ": bring back the others");
  }
}
