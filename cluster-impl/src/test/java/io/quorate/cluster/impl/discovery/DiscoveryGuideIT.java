/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;

/** Does what docs/guides/discovery.md shows. */
@Timeout(60)
class DiscoveryGuideIT {
  private static final Path ROOT = Path.of(System.getProperty("quorate.repo.root"));

  @TempDir Path directory;

  private static List<String> snippets(String language) throws Exception {
    String guide = Files.readString(ROOT.resolve("docs/guides/discovery.md"));
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(guide);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    assertTrue(!found.isEmpty(), language);
    return found;
  }

  private static Map<String, String> texts(String properties) throws Exception {
    Properties read = new Properties();
    read.load(new StringReader(properties));
    Map<String, String> texts = new HashMap<>(Map.of("quorate.node-id", "n1"));
    read.stringPropertyNames().forEach(name -> texts.put(name, read.getProperty(name)));
    return texts;
  }

  private static Map<String, String> texts(String kind, String key) throws Exception {
    for (String properties : snippets("properties")) {
      Map<String, String> texts = texts(properties);
      if (kind.equals(texts.get("quorate.discovery.kind")) && texts.containsKey(key)) {
        return texts;
      }
    }
    throw new AssertionError("no properties for kind " + kind);
  }

  private static Set<InetSocketAddress> found(Sources sources) throws Exception {
    Set<InetSocketAddress> found = new HashSet<>();
    for (NamedSource named : sources.all()) {
      named.source().look().forEach(member -> found.add(address(member)));
    }
    return found;
  }

  private static InetSocketAddress address(HostPort member) {
    return new InetSocketAddress(member.host(), member.port());
  }

  @Test
  void properties_areAccepted() throws Exception {
    for (String properties : snippets("properties")) {
      Sources.of(ClusterConfig.of(texts(properties)), List.of(new RegistryDiscovery())).close();
    }
  }

  @Test
  void zone_givesTheAddresses() throws Exception {
    List<String> records = new ArrayList<>();
    String zone = snippets("zone").get(0);
    try (Master master = new Master(new ByteArrayInputStream(zone.getBytes(UTF_8)), Name.root)) {
      for (Record one = master.nextRecord(); one != null; one = master.nextRecord()) {
        records.add(option(one));
      }
    }
    Map<String, String> texts = texts("dns", "quorate.discovery.dns-port");
    try (Dnsmasq dns = new Dnsmasq(directory)) {
      dns.publishOf("example.org", records.toArray(String[]::new));
      texts.put("quorate.discovery.dns-servers", dns.address());
      Set<InetSocketAddress> expected = new HashSet<>();
      snippets("addresses")
          .get(0)
          .lines()
          .forEach(line -> expected.add(address(HostPort.parse(line))));
      assertEquals(expected, found(Sources.of(ClusterConfig.of(texts), List.of())));
    }
  }

  private static String option(Record shown) {
    String name = shown.getName().toString(true);
    return switch (shown) {
      case SRVRecord srv ->
          "srv-host=%s,%s,%d".formatted(name, srv.getTarget().toString(true), srv.getPort());
      case ARecord a -> "host-record=" + name + "," + a.getAddress().getHostAddress();
      case AAAARecord aaaa -> "host-record=" + name + "," + aaaa.getAddress().getHostAddress();
      default -> throw new AssertionError(shown);
    };
  }

  @Test
  void membersFile_isRead() throws Exception {
    Files.writeString(directory.resolve("a.members"), snippets("members").get(0));
    Map<String, String> texts = texts("file", "quorate.discovery.file-env");
    texts.put("quorate.discovery.file-path", directory.resolve("*.members").toString());
    Sources sources = Sources.of(ClusterConfig.of(texts), List.of(), name -> null);
    assertEquals(3, found(sources).size());
    Sources variable =
        Sources.of(ClusterConfig.of(texts), List.of(), Map.of("QUORATE_NODES", "192.0.2.9:1")::get);
    assertEquals(Set.of(new InetSocketAddress("192.0.2.9", 1)), found(variable));
  }

  @Test
  void kubernetes_looksUpTheNameThatIsSaid() throws Exception {
    Map<String, String> texts = new HashMap<>(Map.of("quorate.node-id", "n1"));
    Matcher pairs =
        Pattern.compile("- name: (\\w+)\n +value: (\\S+)").matcher(snippets("yaml").get(1));
    while (pairs.find()) {
      String key =
          ConfigKeys.all().stream()
              .filter(one -> one.environmentName().equals(pairs.group(1)))
              .map(ConfigKey::name)
              .findFirst()
              .orElseThrow();
      texts.put(key, pairs.group(2));
    }
    String name = "_membership._tcp.ledger.shop.svc.cluster.local";
    assertTrue(Files.readString(ROOT.resolve("docs/guides/discovery.md")).contains(name));
    assertTrue(snippets("yaml").get(0).contains("name: membership"));
    try (Dnsmasq dns = new Dnsmasq(directory)) {
      String pod = "10-0-0-1.ledger.shop.svc.cluster.local";
      dns.publishOf(
          "cluster.local",
          "srv-host=" + name + "," + pod + ",7946",
          "host-record=" + pod + ",10.0.0.1");
      texts.put("quorate.discovery.dns-servers", dns.address());
      assertEquals(
          Set.of(new InetSocketAddress("10.0.0.1", 7946)),
          found(Sources.of(ClusterConfig.of(texts), List.of())));
    }
  }

  /** The right that is shown is the one that the request needs: see {@link KubernetesApiIT}. */
  @Test
  void kubernetesRole_allowsWhatIsAsked() throws Exception {
    String role = snippets("yaml").get(2);
    assertTrue(role.contains("apiGroups: [discovery.k8s.io]"), role);
    assertTrue(role.contains("resources: [endpointslices]"), role);
    assertTrue(role.contains("verbs: [list]"), role);
    assertTrue(
        KubernetesApiIT.PATH.contains("/discovery.k8s.io/v1/namespaces/shop/endpointslices"));
  }

  @Test
  void ownKind_isWhatIsCompiledHere_andWorks() throws Exception {
    String source =
        Files.readString(
            ROOT.resolve(
                "cluster-impl/src/test/java/io/quorate/cluster/impl/discovery/RegistryDiscovery.java"));
    assertTrue(source.endsWith(snippets("java").get(0)), source);
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/members",
        exchange -> {
          byte[] list = "192.0.2.1:7946\n192.0.2.2:7946\n".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, list.length);
          exchange.getResponseBody().write(list);
          exchange.close();
        });
    registry.start();
    try {
      Map<String, String> texts = texts("registry", "quorate.discovery.options");
      texts.computeIfPresent(
          "quorate.discovery.options",
          (key, said) ->
              said.replace("registry.example.org", "127.0.0.1:" + registry.getAddress().getPort()));
      Sources sources = Sources.of(ClusterConfig.of(texts), List.of(new RegistryDiscovery()));
      assertEquals(2, found(sources).size());
    } finally {
      registry.stop(0);
    }
  }
}
