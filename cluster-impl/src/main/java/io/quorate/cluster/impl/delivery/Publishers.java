/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import java.util.List;

/** Those on this node who need floors. */
interface Publishers {
  /** Topics whose floors are needed. */
  List<String> wanted();

  /** Floors may have moved. */
  void refresh();

  /** Nobody. */
  Publishers NONE =
      new Publishers() {
        @Override
        public List<String> wanted() {
          return List.of();
        }

        @Override
        public void refresh() {}
      };
}
