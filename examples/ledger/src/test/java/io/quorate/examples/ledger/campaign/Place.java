/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import java.util.List;
import java.util.Map;

/** Where nodes run. */
interface Place {
  /** This machine, as it is. */
  Place HERE =
      new Place() {
        @Override
        public Map<String, String> configuration(String id) {
          return Map.of();
        }

        @Override
        public List<String> command(String id) {
          return List.of();
        }
      };

  /** The keys of a node that are other ones there. */
  Map<String, String> configuration(String id);

  /** What comes before the command that starts a node. */
  List<String> command(String id);
}
