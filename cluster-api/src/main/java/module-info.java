/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The Quorate API: what applications, codecs and providers compile against. */
module io.quorate.cluster.api {
  requires static transitive jakarta.cdi;
  requires static transitive jakarta.inject;
  requires static transitive org.jspecify;

  exports io.quorate.cluster;
  exports io.quorate.cluster.event;
  exports io.quorate.cluster.spi;

  uses io.quorate.cluster.spi.ClusterProvider;
}
