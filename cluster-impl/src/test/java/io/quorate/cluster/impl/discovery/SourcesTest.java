/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.spi.DiscoveryProvider;
import io.quorate.cluster.spi.DiscoverySetup;
import io.quorate.cluster.spi.DiscoverySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private final List<DiscoverySetup> setups = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();

  private static ClusterConfig config(String... pairs) {
    Map<String, String> texts = new HashMap<>(Map.of("quorate.node-id", "n1"));
    for (int i = 0; i < pairs.length; i += 2) {
      texts.put("quorate." + pairs[i], pairs[i + 1]);
    }
    return ClusterConfig.of(texts);
  }

  private static List<String> titles(Sources sources) {
    return sources.all().stream().map(source -> source.kind() + ": " + source.title()).toList();
  }

  private DiscoveryProvider provider(String kind) {
    return new DiscoveryProvider() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public DiscoverySource open(DiscoverySetup setup) {
        if (setup.options().containsKey("bad")) {
          throw new IllegalArgumentException("bad=" + setup.options().get("bad") + "; leave it");
        }
        setups.add(setup);
        return new DiscoverySource() {
          @Override
          public Collection<HostPort> look() {
            return List.of();
          }

          @Override
          public void close() {
            closed.add(kind);
          }
        };
      }
    };
  }

  @Test
  void nothingSaid_isNoSource() {
    assertEquals(List.of(), titles(Sources.of(config(), List.of())));
  }

  @Test
  void seeds_countWhateverTheKind() throws Exception {
    Sources sources =
        Sources.of(
            config(
                "membership.seeds", "a:1",
                "discovery.kind", "dns,file",
                "discovery.dns-names", "x,y:1",
                "discovery.file-path", "/nodes"),
            List.of());
    assertEquals(
        List.of(
            "static: quorate.membership.seeds",
            "file: file /nodes",
            "dns: DNS name x",
            "dns: DNS name y:1"),
        titles(sources));
    assertTrue(sources.all().get(0).fixed());
    assertEquals(List.of(new HostPort("a", 1)), sources.all().get(0).source().look());
  }

  @Test
  void variableAndFile_areOneList() {
    assertEquals(
        List.of("file: $NODES"),
        titles(
            Sources.of(
                config("discovery.kind", "env,file", "discovery.file-env", "NODES"), List.of())));
    assertEquals(
        List.of("env: $NODES"),
        titles(
            Sources.of(config("discovery.kind", "env", "discovery.file-env", "NODES"), List.of())));
  }

  @Test
  void ownKind_isToldItsOptions_andClosed() {
    Sources sources =
        Sources.of(
            config("discovery.kind", "consul", "discovery.options", "url=http://c:8500"),
            List.of(provider("consul"), provider("other")));
    assertEquals(
        List.of(
            new DiscoverySetup(
                "quorate", "n1", Duration.ofSeconds(3), Map.of("url", "http://c:8500"))),
        setups);
    sources.close();
    assertEquals(List.of("consul"), closed);
  }

  @Test
  void kindOfAService_isFound() {
    assertEquals(
        List.of("test-service: test-service"),
        titles(Sources.of(config("discovery.kind", "test-service"), List.of())));
  }

  @Test
  void unknownKind_isRefused_andWhatWasOpenedIsClosed() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> Sources.of(config("discovery.kind", "consul,dnss"), List.of(provider("consul"))));
    String problem = refused.problems().get(0);
    assertTrue(
        problem.startsWith("quorate.discovery.kind = \"dnss\": there is no such kind;"), problem);
    assertTrue(problem.contains("here also [consul]"), problem);
    assertEquals(List.of("consul"), closed);
  }

  @Test
  void refusedOptions_areNamed() {
    assertEquals(
        List.of("quorate.discovery.options: kind consul: bad=x; leave it"),
        assertThrows(
                ConfigException.class,
                () ->
                    Sources.of(
                        config("discovery.kind", "consul", "discovery.options", "bad=x"),
                        List.of(provider("consul"))))
            .problems());
  }

  /** Found by name, in {@code META-INF/services}. */
  public static final class Service implements DiscoveryProvider {
    @Override
    public String kind() {
      return "test-service";
    }

    @Override
    public DiscoverySource open(DiscoverySetup setup) {
      return List::of;
    }
  }
}
