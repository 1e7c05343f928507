/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads PEM files for programs beside the node. */
public final class PemInput {
  private PemInput() {}

  /**
   * All certificates of a file, one at least.
   *
   * @param what the file is to the caller, for messages
   * @throws BadCredentialsException when it holds none, or cannot be read
   */
  public static List<X509Certificate> certificates(String what, Path file) {
    return PemFiles.certificates(what, file);
  }
}
