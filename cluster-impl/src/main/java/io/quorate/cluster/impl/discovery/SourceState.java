/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one source has said.
 *
 * @param addresses the last good list
 * @param names the same as it was written
 * @param missing those in it that have no address
 * @param answered whether there was ever a good list
 * @param failure why the last look failed, if it did
 */
record SourceState(
    Set<InetSocketAddress> addresses,
    Set<String> names,
    Set<MissingMember> missing,
    boolean answered,
    @Nullable String failure) {
  static final SourceState NOTHING = new SourceState(Set.of(), Set.of(), Set.of(), false, null);

  /** This list, of a look that had failed before it came. */
  SourceState late(@Nullable String why) {
    return new SourceState(addresses, names, missing, answered, why);
  }

  /** The list stays; hosts that did not exist may do so now. */
  SourceState failed(String why) {
    Set<MissingMember> unknown =
        missing.stream()
            .map(each -> new MissingMember(each.member(), false))
            .collect(Collectors.toUnmodifiableSet());
    return new SourceState(addresses, names, unknown, answered, why);
  }
}
