/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request, free of the protocol that carried it.
 *
 * @param method in upper case
 * @param path decoded, without the query
 * @param query the first value of each parameter
 * @param headers the first value of each header, by name in lower case
 * @param from the client's address
 * @param certificates what the client has shown of itself, its own first; empty if nothing
 * @param body reads the body, within the bounds of size and time
 * @param target whom a change is about, once the body was read
 */
record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String from,
    List<X509Certificate> certificates,
    Supplier<byte[]> body,
    Target target) {

  Request(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String from,
      List<X509Certificate> certificates,
      Supplier<byte[]> body) {
    this(method, path, query, headers, from, certificates, body, new Target());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
