/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The name under which Kubernetes publishes the pods of a headless service. */
final class KubernetesNames {
  /** Where a pod finds the name of its namespace. */
  static final Path NAMESPACE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

  private KubernetesNames() {}

  static DnsName of(ClusterConfig config, Path namespaceFile) {
    String service = config.get(ConfigKeys.DISCOVERY_KUBERNETES_SERVICE);
    String name =
        qualified(service, namespaceFile)
            + ".svc."
            + config.get(ConfigKeys.DISCOVERY_KUBERNETES_DOMAIN)
            + ".";
    String port = config.get(ConfigKeys.DISCOVERY_KUBERNETES_PORT_NAME);
    return port.isEmpty()
        ? new DnsName(name, config.get(ConfigKeys.DISCOVERY_DNS_PORT))
        : new DnsName("_" + port + "._tcp." + name, 0);
  }

  /** {@code SERVICE.NAMESPACE}, where a service without one is of this pod's namespace. */
  static String qualified(String service, Path namespaceFile) {
    return service.contains(".") ? service : service + "." + namespace(service, namespaceFile);
  }

  private static String namespace(String service, Path file) {
    try {
      return Files.readString(file).trim();
    } catch (IOException e) {
      throw new ConfigException(
          List.of(
              "quorate.discovery.kubernetes-service = \"%s\": %s does not tell the namespace of this pod; write %s.NAMESPACE"
                  .formatted(service, file, service)));
    }
  }
}
