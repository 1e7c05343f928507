/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.topic;

import jakarta.enterprise.context.RequestScoped;

/** One for each message, if each has a request context of its own. */
@RequestScoped
public class Visit {
  private int calls;

  int next() {
    return ++calls;
  }
}
