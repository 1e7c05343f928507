/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.function.Function;

/**
 * One path.
 *
 * @param method {@code GET}, which also answers {@code HEAD}, or {@code POST}
 * @param path the exact path, or one whose last segment stands for any
 * @param about what it does, for the index
 * @param waits whether it may wait for something and so counts against the bound of requests
 * @param handler answers
 */
record Route(
    String method,
    String path,
    String about,
    boolean waits,
    Function<Request, ? extends Answer> handler) {

  /** The methods it answers, for the {@code Allow} header. */
  String allow() {
    return method.equals("GET") ? "GET, HEAD" : method;
  }

  boolean answers(String asked) {
    return asked.equals(method) || (asked.equals("HEAD") && method.equals("GET"));
  }
}
