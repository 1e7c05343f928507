/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.impl.security.TestServers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as the API of Kubernetes does, and no sooner than it may. */
class KubernetesApiIT {
  static final String PATH = "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices";

  /** What the API gives for a service of two families, on two pages. */
  private static final String FIRST =
      """
      {"kind": "EndpointSliceList", "apiVersion": "discovery.k8s.io/v1",
       "metadata": {"resourceVersion": "1204", "continue": "page-two/+="},
       "items": [
        {"metadata": {"name": "ledger-abcde", "labels": {"kubernetes.io/service-name": "ledger"}},
         "addressType": "IPv4",
         "endpoints": [
          {"addresses": ["10.0.0.1"], "conditions": {"ready": true, "serving": true, "terminating": false}},
          {"addresses": ["10.0.0.2"], "conditions": {"ready": false, "serving": false}},
          {"addresses": ["10.0.0.3"], "conditions": {"ready": false, "terminating": true}}],
         "ports": [{"name": "http", "port": 8080, "protocol": "TCP"},
                   {"name": "membership", "port": 7946, "protocol": "TCP"}]}]}
      """;

  private static final String SECOND =
      """
      {"kind": "EndpointSliceList", "apiVersion": "discovery.k8s.io/v1",
       "metadata": {"resourceVersion": "1204"},
       "items": [
        {"addressType": "IPv6",
         "endpoints": [{"addresses": ["2001:db8::4"], "conditions": {}}],
         "ports": [{"name": "membership", "port": 7946, "protocol": "TCP"}]},
        {"addressType": "IPv4",
         "endpoints": [{"addresses": ["10.0.0.5"], "conditions": {"ready": true}}],
         "ports": [{"name": "http", "port": 8080, "protocol": "TCP"}]},
        {"addressType": "FQDN", "endpoints": [{"addresses": ["a.example"]}], "ports": []},
        {"addressType": "IPv4", "endpoints": null, "ports": null}]}
      """;

  @TempDir Path directory;
  private Path account;
  private HttpsServer server;
  private final List<String> asked = new ArrayList<>();
  private volatile String token = "first";
  private volatile String answer = FIRST;
  private volatile int refusal = 403;

  @BeforeEach
  void start() throws Exception {
    account = Files.createDirectories(directory.resolve("account"));
    Files.writeString(account.resolve("token"), "first\n");
    Files.writeString(account.resolve("namespace"), "shop");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(TestServers.context(account.resolve("ca.crt"), "127.0.0.1")));
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath() + "?" + exchange.getRequestURI().getQuery());
          boolean may =
              ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
          String query = exchange.getRequestURI().getQuery();
          byte[] body = (query.contains("continue=page-two/+=") ? SECOND : answer).getBytes(UTF_8);
          exchange.sendResponseHeaders(may ? 200 : refusal, may ? body.length : -1);
          if (may) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private KubernetesApi source(String portName) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KUBERNETES_SERVICE_HOST", "127.0.0.1");
    environment.put("KUBERNETES_SERVICE_PORT", "" + server.getAddress().getPort());
    return KubernetesAccess.of(config(portName), account, environment::get);
  }

  private static ClusterConfig config(String portName) {
    return ClusterConfig.of(
        Map.of(
            "quorate.node-id", "n1",
            "quorate.discovery.kind", "kubernetes-api",
            "quorate.discovery.kubernetes-service", "ledger",
            "quorate.discovery.kubernetes-port-name", portName,
            "quorate.discovery.dns-port", "7000"));
  }

  private static List<HostPort> addresses(String... texts) {
    return List.of(texts).stream().map(HostPort::parse).toList();
  }

  @Test
  void slices_areReadPageByPage() throws Exception {
    assertEquals(
        addresses("10.0.0.1:7946", "10.0.0.2:7946", "[2001:db8::4]:7946"),
        source("membership").look());
    String asks = PATH + "?labelSelector=kubernetes.io/service-name=ledger&limit=200";
    assertEquals(List.of(asks, asks + "&continue=page-two/+="), asked);
  }

  @Test
  void withoutAName_thePortIsTheConfigurations() throws Exception {
    answer = SECOND;
    assertEquals(addresses("[2001:db8::4]:7000", "10.0.0.5:7000"), source("").look());
    answer = "{\"items\": []}";
    assertEquals(List.of(), source("").look(), "a service without endpoints is a list");
  }

  @Test
  void tokenThatIsReplaced_isReadAgain() throws Exception {
    KubernetesApi source = source("membership");
    assertEquals(3, source.look().size());
    token = "second";
    String refused = assertThrows(DiscoveryFailure.class, source::look).getMessage();
    assertTrue(refused.contains("403"), refused);
    assertTrue(
        refused.contains("list endpointslices of discovery.k8s.io in namespace shop"), refused);
    Files.writeString(account.resolve("token"), "second");
    assertEquals(3, source.look().size());
  }

  @Test
  void whatCannotBe_saysWhatToDo() throws Exception {
    refusal = 401;
    token = "another";
    fails(source(""), "answers 401: it does not accept");
    token = "first";
    fails(source("gossip"), "service ledger has no port gossip, only [http, membership]");
    answer = "<html>";
    fails(source(""), "does not answer in JSON");
    answer = FIRST;
    TestServers.context(account.resolve("ca.crt"), "127.0.0.1"); // another authority
    fails(source(""), "cannot be trusted with");
    Files.writeString(account.resolve("ca.crt"), "no certificate");
    fails(source(""), "cannot be trusted: the service account's ca.crt");
    Files.writeString(account.resolve("token"), "two\nlines");
    fails(source(""), "holds no token");
    Files.delete(account.resolve("token"));
    fails(source(""), "automountServiceAccountToken");
  }

  private static void fails(KubernetesApi source, String words) {
    String message = assertThrows(DiscoveryFailure.class, source::look).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void outsideAPod_itIsRefusedAtOnce() {
    ConfigException refused =
        assertThrows(
            ConfigException.class, () -> KubernetesAccess.of(config(""), account, name -> null));
    assertEquals(
        List.of(
            "quorate.discovery.kind = \"kubernetes-api\": KUBERNETES_SERVICE_HOST is not set, so"
                + " this is no pod of Kubernetes; choose another kind here"),
        refused.problems());
  }
}
