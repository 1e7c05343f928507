/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where other members may be.
 *
 * @param addresses their addresses, as far as they are known
 * @param names the same as it was written, {@code host:port}
 * @param definite whether there is nobody else to look for
 */
public record Seeds(Set<InetSocketAddress> addresses, Set<String> names, boolean definite) {
  /** Nobody. */
  public static final Seeds NONE = new Seeds(Set.of(), Set.of(), true);

  /** Copies both. */
  public Seeds {
    addresses = Set.copyOf(addresses);
    names = Set.copyOf(names);
  }

  /** True when there is, or may be, a seed that is not this node. */
  boolean foreign(Predicate<InetSocketAddress> own) {
    return !definite || !addresses.stream().allMatch(own);
  }

  /** True when the member is one of the seeds, by its real address or by the one it advertises. */
  boolean contains(@Nullable InetSocketAddress address, String advertised) {
    return (address != null && addresses.contains(address)) || names.contains(advertised);
  }
}
