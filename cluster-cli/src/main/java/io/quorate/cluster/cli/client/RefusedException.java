/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

/** A node answered that it will not do what was asked. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(Answer answer) {
    super(answer.error().orElse("the node answered HTTP " + answer.status()));
  }
}
