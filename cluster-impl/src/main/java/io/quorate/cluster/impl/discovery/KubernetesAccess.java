/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.ConfigKeys;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a pod finds the API of Kubernetes, and what it is called itself. */
final class KubernetesAccess {
  /** Every pod has it, unless its service account is not mounted. */
  static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  private static final String HOST = "KUBERNETES_SERVICE_HOST";
  private static final String PORT = "KUBERNETES_SERVICE_PORT";

  private KubernetesAccess() {}

  /**
   * A source for the service of the configuration.
   *
   * @throws ConfigException outside a pod
   */
  static KubernetesApi of(
      ClusterConfig config, Path account, UnaryOperator<@Nullable String> environment) {
    String host = environment.apply(HOST);
    String port = environment.apply(PORT);
    if (host == null || port == null) {
      throw new ConfigException(
          List.of(
              "quorate.discovery.kind = \"kubernetes-api\": "
                  + (host == null ? HOST : PORT)
                  + " is not set, so this is no pod of Kubernetes; choose another kind here"));
    }
    String service = config.get(ConfigKeys.DISCOVERY_KUBERNETES_SERVICE);
    String[] names = KubernetesNames.qualified(service, account.resolve("namespace")).split("\\.");
    URI api = api(host, port);
    return new KubernetesApi(
        new KubernetesApi.Target(api, names[0], names[1]),
        new EndpointSlices(
            names[0],
            config.get(ConfigKeys.DISCOVERY_KUBERNETES_PORT_NAME),
            config.get(ConfigKeys.DISCOVERY_DNS_PORT)),
        account,
        config.get(ConfigKeys.DISCOVERY_TIMEOUT));
  }

  private static URI api(String host, String port) {
    try {
      return new URI("https", null, host, Integer.parseInt(port), "/", null, null);
    } catch (URISyntaxException | NumberFormatException e) {
      throw new ConfigException(
          List.of(
              "quorate.discovery.kind = \"kubernetes-api\": %s = %s and %s = %s are no address: %s"
                  .formatted(HOST, host, PORT, port, e.getMessage())));
    }
  }
}
