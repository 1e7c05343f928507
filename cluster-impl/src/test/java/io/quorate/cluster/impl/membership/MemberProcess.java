/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.io.IOException;

/** A member in a process of its own, to be killed. Ends by itself when its standard input ends. */
final class MemberProcess {
  private MemberProcess() {}

  /** Arguments: cluster name, node id, seed. */
  public static void main(String[] args) throws IOException {
    try (TestNode node = TestNode.create(args[0], args[1], 0, args[2])) {
      node.start();
      int next = System.in.read();
      while (next >= 0) {
        next = System.in.read();
      }
    }
  }
}
