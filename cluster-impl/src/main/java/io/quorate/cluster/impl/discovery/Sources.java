/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.spi.DiscoveryProvider;
import io.quorate.cluster.spi.DiscoverySetup;
import io.quorate.cluster.spi.DiscoverySource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources that the configuration names. */
public final class Sources implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

  private final List<NamedSource> all = new ArrayList<>();
  private final ClusterConfig config;

  private Sources(ClusterConfig config) {
    this.config = config;
  }

  /**
   * Makes the sources; none is asked yet.
   *
   * @param providers of kinds that are not built in; of two for one kind the first counts, and all
   *     before those found as services
   * @throws ConfigException when a kind has no source, or its source refuses its options
   */
  public static Sources of(ClusterConfig config, List<DiscoveryProvider> providers) {
    return of(config, providers, System::getenv);
  }

  static Sources of(
      ClusterConfig config,
      List<DiscoveryProvider> providers,
      UnaryOperator<@Nullable String> environment) {
    Map<String, DiscoveryProvider> own = new LinkedHashMap<>();
    providers.forEach(provider -> own.putIfAbsent(provider.kind(), provider));
    Sources sources = new Sources(config);
    List<String> kinds = config.get(ConfigKeys.DISCOVERY_KIND);
    try {
      sources.seeds();
      sources.lists(kinds, environment);
      kinds.forEach(kind -> sources.other(kind, own, environment));
    } catch (RuntimeException e) {
      sources.close();
      throw e;
    }
    return sources;
  }

  private void other(
      String kind,
      Map<String, DiscoveryProvider> own,
      UnaryOperator<@Nullable String> environment) {
    switch (kind) {
      case "static", "file", "env" -> {}
      case "dns" ->
          config
              .get(ConfigKeys.DISCOVERY_DNS_NAMES)
              .forEach(name -> dns(kind, DnsName.parse(name)));
      case "kubernetes" -> dns(kind, KubernetesNames.of(config, KubernetesNames.NAMESPACE));
      case "kubernetes-api" ->
          add(
              kind,
              "service " + config.get(ConfigKeys.DISCOVERY_KUBERNETES_SERVICE),
              false,
              KubernetesAccess.of(config, KubernetesAccess.ACCOUNT, environment));
      default -> own(kind, own);
    }
  }

  /** One for each name, so that one that fails does not take the others with it. */
  private void dns(String kind, DnsName name) {
    DnsLookups lookups =
        new DnsLookups(
            config.get(ConfigKeys.DISCOVERY_DNS_SERVERS), config.get(ConfigKeys.DISCOVERY_TIMEOUT));
    int port = config.get(ConfigKeys.DISCOVERY_DNS_PORT);
    add(kind, "DNS name " + name, false, new DnsSource(name, port, lookups));
  }

  /** Closes every source. */
  @Override
  public void close() {
    for (NamedSource named : all) {
      try {
        named.source().close();
      } catch (RuntimeException e) {
        LOG.warn("Discovery by {} did not close cleanly", named.title(), e);
      }
    }
  }

  List<NamedSource> all() {
    return all;
  }

  private void seeds() {
    List<HostPort> seeds = config.get(ConfigKeys.MEMBERSHIP_SEEDS);
    if (!seeds.isEmpty()) {
      add("static", "quorate.membership.seeds", true, () -> seeds);
    }
  }

  /** Both kinds read the same list: the variable wins over the file. */
  private void lists(List<String> kinds, UnaryOperator<@Nullable String> environment) {
    String variable = config.get(ConfigKeys.DISCOVERY_FILE_ENV);
    String path = config.get(ConfigKeys.DISCOVERY_FILE_PATH);
    if (kinds.contains("file")) {
      String title = path.isEmpty() ? "$" + variable : "file " + path;
      add("file", title, false, new ListSource(variable, path, environment));
    } else if (kinds.contains("env")) {
      add("env", "$" + variable, false, new ListSource(variable, "", environment));
    }
  }

  private void own(String kind, Map<String, DiscoveryProvider> providers) {
    DiscoveryProvider provider = providers.computeIfAbsent(kind, Sources::service);
    if (provider == null) {
      throw problem(
          "quorate.discovery.kind = \"%s\": there is no such kind; the built-in ones are static,"
                  .formatted(kind)
              + " dns, file, env, kubernetes and kubernetes-api"
              + (providers.isEmpty() ? "" : ", and here also " + new TreeSet<>(providers.keySet()))
              + "; give one of your own to ClusterBuilder.discovery, or as a service");
    }
    DiscoverySetup setup =
        new DiscoverySetup(
            config.get(ConfigKeys.CLUSTER_NAME),
            config.get(ConfigKeys.NODE_ID),
            config.get(ConfigKeys.DISCOVERY_TIMEOUT),
            config.get(ConfigKeys.DISCOVERY_OPTIONS));
    try {
      add(kind, kind, false, provider.open(setup));
    } catch (IllegalArgumentException e) {
      throw problem("quorate.discovery.options: kind " + kind + ": " + e.getMessage());
    }
  }

  private static @Nullable DiscoveryProvider service(String kind) {
    try {
      return Stream.of(
              ServiceLoader.load(DiscoveryProvider.class),
              ServiceLoader.load(DiscoveryProvider.class, Sources.class.getClassLoader()))
          .flatMap(ServiceLoader::stream)
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.kind().equals(kind))
          .findFirst()
          .orElse(null);
    } catch (ServiceConfigurationError e) {
      throw problem(
          "quorate.discovery.kind = \"%s\": a DiscoveryProvider of the class path cannot be loaded: %s"
              .formatted(kind, e.getMessage()));
    }
  }

  private static ConfigException problem(String text) {
    return new ConfigException(List.of(text));
  }

  private void add(String kind, String title, boolean fixed, DiscoverySource source) {
    all.add(new NamedSource(kind, title, fixed, source));
  }
}
