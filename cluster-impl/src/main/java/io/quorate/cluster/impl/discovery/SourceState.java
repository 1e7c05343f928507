/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one source has said.
 *
 * @param addresses the last good list
 * @param names the same as it was written
 * @param whole whether every name in it had an address
 * @param answered whether there was ever a good list
 * @param failure why the last look failed, if it did
 */
record SourceState(
    Set<InetSocketAddress> addresses,
    Set<String> names,
    boolean whole,
    boolean answered,
    @Nullable String failure) {
  static final SourceState NOTHING = new SourceState(Set.of(), Set.of(), false, false, null);

  SourceState failed(String why) {
    return new SourceState(addresses, names, whole, answered, why);
  }
}
