/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The checked configuration of one node: a value for every key of {@link ConfigKeys}. Immutable.
 *
 * <pre>{@code
 * ClusterConfig config = ClusterConfig.of(Map.of("quorate.node-id", "n1"));
 * Duration timeout = config.get(ConfigKeys.WRITE_TIMEOUT);
 * }</pre>
 */
public final class ClusterConfig {
  private static final String EVERY_INTERFACE = "0.0.0.0";

  private static final List<ConfigKey<HostPort>> LISTENING =
      List.of(
          ConfigKeys.MEMBERSHIP_BIND_ADDRESS,
          ConfigKeys.RAFT_ADDRESS,
          ConfigKeys.MANAGEMENT_ADDRESS);

  private final Map<String, Object> values;

  private ClusterConfig(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Reads and checks texts by key. Keys that do not begin with {@code quorate.} are ignored.
   *
   * @throws ConfigException listing every problem: unknown keys, values out of range, keys that do
   *     not go together
   */
  public static ClusterConfig of(Map<String, String> texts) {
    List<String> problems = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    TreeSet<String> unknown = new TreeSet<>();
    texts.keySet().stream().filter(name -> name.startsWith("quorate.")).forEach(unknown::add);
    for (ConfigKey<?> key : ConfigKeys.all()) {
      unknown.remove(key.name());
      String text = texts.getOrDefault(key.name(), key.defaultText()).trim();
      Read read = read(key, text);
      if (read.problem().isEmpty()) {
        values.put(key.name(), read.value());
      } else {
        problems.add(read.problem());
      }
    }
    for (String name : unknown) {
      problems.add(name + ": no such key" + nearest(name));
    }
    if (Boolean.TRUE.equals(values.get(ConfigKeys.TLS_ENABLED.name()))) {
      LISTENING.forEach(
          key -> values.computeIfPresent(key.name(), (name, bound) -> open(texts, name, bound)));
    }
    ClusterConfig config = new ClusterConfig(Map.copyOf(values));
    if (problems.isEmpty()) {
      config.checkTogether(problems);
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return config;
  }

  /** A port alone means every interface once certificates protect it, and loopback before. */
  private static Object open(Map<String, String> texts, String name, Object bound) {
    boolean portAlone = texts.getOrDefault(name, "").trim().startsWith(":");
    return portAlone && bound instanceof HostPort address
        ? new HostPort(EVERY_INTERFACE, address.port())
        : bound;
  }

  /** The value of a key. */
  @SuppressWarnings("unchecked") // the parser of the key made the value
  public <T> T get(ConfigKey<T> key) {
    Object value = values.get(key.name());
    if (value == null) {
      throw new IllegalArgumentException(key.name() + ": no such key");
    }
    return (T) value;
  }

  /** What the parser says may quote the value, so of a secret key only its type is told. */
  static Read read(ConfigKey<?> key, String text) {
    try {
      return new Read(key.parser().apply(text), "");
    } catch (IllegalArgumentException e) {
      String wrong = key.secret() ? "expected " + key.type() : String.valueOf(e.getMessage());
      return new Read("", key.name() + " = \"" + key.shown(text) + "\": " + wrong);
    }
  }

  /** A value, or what is wrong with it. */
  record Read(Object value, String problem) {}

  private void checkTogether(List<String> problems) {
    if (get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MAX)
            .compareTo(get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MIN).multipliedBy(5).dividedBy(4))
        < 0) {
      problems.add(
          "quorate.raft.election-timeout-max = "
              + get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MAX)
              + ": must be at least a quarter more than quorate.raft.election-timeout-min = "
              + get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MIN)
              + ", or elections split their votes");
    }
    if (get(ConfigKeys.WRITE_MAX_PAYLOAD) * 2 > get(ConfigKeys.WRITE_QUEUE_BYTES)) {
      problems.add(
          "quorate.write.queue-bytes = "
              + get(ConfigKeys.WRITE_QUEUE_BYTES)
              + ": must be at least twice quorate.write.max-payload-bytes");
    }
    if (get(ConfigKeys.BOOTSTRAP) && get(ConfigKeys.BOOTSTRAP_EXPECT) > 0) {
      problems.add(
          "quorate.bootstrap-expect = "
              + get(ConfigKeys.BOOTSTRAP_EXPECT)
              + ": a node forms a cluster alone (quorate.bootstrap=true) or with others; take one"
              + " of both away");
    }
    if (get(ConfigKeys.BOOTSTRAP_EXPECT) > 0 && get(ConfigKeys.ROLE) != NodeRole.VOTER) {
      problems.add(
          "quorate.bootstrap-expect = "
              + get(ConfigKeys.BOOTSTRAP_EXPECT)
              + ": only a voter forms a cluster; take it away where quorate.role is not voter");
    }
    if (get(ConfigKeys.BOOTSTRAP) && get(ConfigKeys.ROLE) != NodeRole.VOTER) {
      problems.add(
          "quorate.bootstrap = true: only a voter forms a cluster; take it away where quorate.role"
              + " is not voter");
    }
    checkDiscovery(problems);
    checkTls(problems);
    checkBinding(problems, ConfigKeys.MEMBERSHIP_BIND_ADDRESS);
    checkBinding(problems, ConfigKeys.RAFT_ADDRESS);
    if (get(ConfigKeys.MANAGEMENT_ENABLED)) {
      checkBinding(problems, ConfigKeys.MANAGEMENT_ADDRESS);
    }
  }

  /** Each kind needs the key that says where to look. */
  private void checkDiscovery(List<String> problems) {
    List<String> kinds = get(ConfigKeys.DISCOVERY_KIND);
    boolean variable = !get(ConfigKeys.DISCOVERY_FILE_ENV).isEmpty();
    boolean path = !get(ConfigKeys.DISCOVERY_FILE_PATH).isEmpty();
    checkKind(
        problems,
        "dns",
        !get(ConfigKeys.DISCOVERY_DNS_NAMES).isEmpty(),
        "quorate.discovery.dns-names");
    checkKind(
        problems,
        "file",
        path || variable,
        "quorate.discovery.file-path or quorate.discovery.file-env");
    checkKind(problems, "env", variable, "quorate.discovery.file-env");
    for (String kind : List.of("kubernetes", "kubernetes-api")) {
      checkKind(
          problems,
          kind,
          !get(ConfigKeys.DISCOVERY_KUBERNETES_SERVICE).isEmpty(),
          "quorate.discovery.kubernetes-service");
    }
    if (kinds.isEmpty()) {
      problems.add("quorate.discovery.kind: names no kind; write static to look for seeds alone");
    }
  }

  private void checkKind(List<String> problems, String kind, boolean given, String needed) {
    List<String> kinds = get(ConfigKeys.DISCOVERY_KIND);
    if (kinds.contains(kind) && !given) {
      problems.add(
          "quorate.discovery.kind = \"%s\": %s needs %s, which is not set"
              .formatted(String.join(",", kinds), kind, needed));
    }
  }

  private void checkTls(List<String> problems) {
    if (!get(ConfigKeys.TLS_ENABLED)) {
      return;
    }
    checkFile(problems, ConfigKeys.TLS_CERT);
    checkFile(problems, ConfigKeys.TLS_KEY);
    if (!get(ConfigKeys.TLS_SKIP_VERIFY)) {
      checkFile(problems, ConfigKeys.TLS_CA);
    }
  }

  private void checkFile(List<String> problems, ConfigKey<Optional<Path>> key) {
    if (get(key).isEmpty()) {
      problems.add(key.name() + ": quorate.tls.enabled = true needs it; name a PEM file");
    }
  }

  private void checkBinding(List<String> problems, ConfigKey<HostPort> key) {
    HostPort address = get(key);
    if (!address.isLoopback()
        && !get(ConfigKeys.TLS_ENABLED)
        && !get(ConfigKeys.SECURITY_ALLOW_INSECURE)) {
      problems.add(
          key.name()
              + " = "
              + address
              + ": listening beyond loopback without TLS is refused; use 127.0.0.1, or set"
              + " quorate.tls.enabled=true with certificates, or"
              + " quorate.security.allow-insecure=true where the network itself is trusted");
    }
  }

  private static String nearest(String name) {
    Optional<String> found =
        ConfigKeys.all().stream()
            .map(ConfigKey::name)
            .filter(known -> distance(known, name) <= 3)
            .findFirst();
    return found.map(known -> "; did you mean " + known + "?").orElse("");
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
