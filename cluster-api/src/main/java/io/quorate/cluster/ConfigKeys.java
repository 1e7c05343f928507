/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every configuration key of a node. The same names serve the builder, MicroProfile Config, a
 * properties file and, as {@code QUORATE_…}, the environment.
 */
public final class ConfigKeys {
  /** Whether the container starts the application's node. */
  public static final ConfigKey<Boolean> ENABLED =
      new ConfigKey<>(
          "quorate.enabled",
          "true or false",
          "true",
          "Whether the container starts the application's node. When false nothing is started, and"
              + " what is injected refuses every operation. Read by the CDI extension only.",
          "",
          "",
          ConfigValues::flag);

  /** How long the start of the application waits for its node to take part. */
  public static final ConfigKey<Duration> START_AWAIT =
      new ConfigKey<>(
          "quorate.start.await",
          "duration",
          "0s",
          "How long the start of the application waits for its node to take part, which needs a"
              + " leader; then it goes on without. Not at all where the runtime runs nothing before"
              + " the application has started. Read by the CDI extension only.",
          "Early requests find no leader.",
          "Deployment takes long, or is given up by the runtime, while there is no quorum.",
          ConfigValues.duration(Duration.ZERO, Duration.ofMinutes(30)));

  /** Nodes of different names never talk to each other. */
  public static final ConfigKey<String> CLUSTER_NAME =
      new ConfigKey<>(
          "quorate.cluster-name",
          "name",
          "quorate",
          "Nodes of different names never talk to each other.",
          "",
          "",
          ConfigValues::name);

  /** The id of this node, unique in the cluster and kept over restarts. */
  public static final ConfigKey<String> NODE_ID =
      new ConfigKey<>(
          "quorate.node-id",
          "name",
          "",
          "The id of this node, unique in the cluster and kept over restarts. Must be set.",
          "",
          "",
          ConfigValues::name);

  /** Where log, snapshots and identity are kept. */
  public static final ConfigKey<Optional<Path>> DATA_DIR =
      new ConfigKey<>(
          "quorate.data-dir",
          "path",
          "",
          "Where log, snapshots and identity are kept. Empty: a temporary directory that is removed"
              + " when the node closes, and a restarted node is a new one.",
          "",
          "",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

  /** Forms a new cluster of this one node when it has no data and its seeds know of none. */
  public static final ConfigKey<Boolean> BOOTSTRAP =
      new ConfigKey<>(
          "quorate.bootstrap",
          "true or false",
          "false",
          "Forms a new cluster of this one node when it has no data and its seeds know of none.",
          "",
          "",
          ConfigValues::flag);

  /** How many nodes without data form a new cluster together; 0 forms none. */
  public static final ConfigKey<Integer> BOOTSTRAP_EXPECT =
      new ConfigKey<>(
          "quorate.bootstrap-expect",
          "number",
          "0",
          "How many nodes without data form a new cluster together; 0 forms none.",
          "A cluster begins with fewer voters than it is meant to have.",
          "No cluster is formed before so many nodes are there.",
          ConfigValues.integer(0, 15));

  /** How discovered members come into the Raft configuration. */
  public static final ConfigKey<JoinMode> JOIN =
      new ConfigKey<>(
          "quorate.join",
          "auto or manual",
          "auto",
          "How discovered members come into the Raft configuration; the leader's setting counts.",
          "",
          "",
          ConfigKeys::joinMode);

  /** What this node is there for: to vote, to hold the state without a vote, or only to be seen. */
  public static final ConfigKey<NodeRole> ROLE =
      new ConfigKey<>(
          "quorate.role",
          "voter, listener or client",
          "voter",
          "What this node is there for: to vote, to hold the state without a vote, or only to be"
              + " seen.",
          "",
          "",
          ConfigKeys::role);

  /** Whether this node leaves the configuration when it is closed, instead of staying in it. */
  public static final ConfigKey<Boolean> LEAVE_ON_SHUTDOWN =
      new ConfigKey<>(
          "quorate.leave-on-shutdown",
          "true or false",
          "false",
          "Whether this node leaves the configuration when it is closed, instead of staying in it.",
          "",
          "",
          ConfigValues::flag);

  /** What this node tells the others about itself besides its addresses. */
  public static final ConfigKey<Map<String, String>> METADATA =
      new ConfigKey<>(
          "quorate.metadata",
          "key=value, comma separated",
          "",
          "What this node tells the others about itself besides its addresses.",
          "",
          "",
          ConfigKeys::metadata);

  /**
   * How long closing may take to hand over leadership, or to leave, and finish what is in flight.
   */
  public static final ConfigKey<Duration> SHUTDOWN_TIMEOUT =
      new ConfigKey<>(
          "quorate.shutdown-timeout",
          "duration",
          "3s",
          "How long closing may take to hand over leadership, or to leave, and finish what is in"
              + " flight.",
          "Writes in flight end with an unknown outcome.",
          "The process takes long to stop.",
          ConfigValues.duration(Duration.ZERO, Duration.ofMinutes(5)));

  /** Where membership listens. */
  public static final ConfigKey<HostPort> MEMBERSHIP_BIND_ADDRESS =
      new ConfigKey<>(
          "quorate.membership.bind-address",
          "host:port",
          "127.0.0.1:7946",
          "Where membership listens. A port alone, as in :7946, means loopback, or every"
              + " interface where quorate.tls.enabled=true.",
          "",
          "",
          HostPort::parse);

  /** The membership address told to others, when it differs from the one bound. */
  public static final ConfigKey<Optional<HostPort>> MEMBERSHIP_ADVERTISED_ADDRESS =
      new ConfigKey<>(
          "quorate.membership.advertised-address",
          "host:port",
          "",
          "The membership address told to others, when it differs from the one bound.",
          "",
          "",
          ConfigKeys::optionalAddress);

  /** Members to look for; retried until they answer. */
  public static final ConfigKey<List<HostPort>> MEMBERSHIP_SEEDS =
      new ConfigKey<>(
          "quorate.membership.seeds",
          "host:port, comma separated",
          "",
          "Members to look for, whatever quorate.discovery.kind says; retried until they answer.",
          "",
          "",
          ConfigValues::addresses);

  /** How long a silent member is trusted. */
  public static final ConfigKey<Duration> MEMBERSHIP_SUSPICION_TIMEOUT =
      new ConfigKey<>(
          "quorate.membership.suspicion-timeout",
          "duration",
          "3s",
          "How long a silent member is trusted. A closed connection is noticed at once whatever"
              + " this says, unless certificates were replaced within five seconds.",
          "Pauses of a busy machine look like failures.",
          "Hanging members stay in the view for long.",
          ConfigValues.duration(Duration.ofMillis(500), Duration.ofMinutes(10)));

  /** How members are found besides the seeds. */
  public static final ConfigKey<List<String>> DISCOVERY_KIND =
      new ConfigKey<>(
          "quorate.discovery.kind",
          "static, dns, file, env, kubernetes, kubernetes-api or one of your own, comma separated",
          "static",
          "How members are found: static is quorate.membership.seeds alone; what several kinds find"
              + " is taken together. The seeds are looked for whatever this says.",
          "",
          "",
          ConfigValues::kinds);

  /** How often lists of members are made anew. */
  public static final ConfigKey<Duration> DISCOVERY_REFRESH =
      new ConfigKey<>(
          "quorate.discovery.refresh",
          "duration",
          "10s",
          "How often the list of members is made anew; after a failure sooner. DNS records are not"
              + " asked for again before their time to live has passed, or five minutes.",
          "Name servers are asked for little.",
          "A corrected list is noticed late.",
          ConfigValues.duration(Duration.ofMillis(100), Duration.ofHours(1)));

  /** How long one look for members may take. */
  public static final ConfigKey<Duration> DISCOVERY_TIMEOUT =
      new ConfigKey<>(
          "quorate.discovery.timeout",
          "duration",
          "3s",
          "How long one look may take; then it counts as failed. The start of a node waits this"
              + " long for the first.",
          "A slow name server counts as none.",
          "A node starts late when its name server is down.",
          ConfigValues.duration(Duration.ofMillis(50), Duration.ofMinutes(1)));

  /** The names that kind dns looks up. */
  public static final ConfigKey<List<String>> DISCOVERY_DNS_NAMES =
      new ConfigKey<>(
          "quorate.discovery.dns-names",
          "name or name:port, comma separated",
          "",
          "Names for kind dns. With a port: A and AAAA. Beginning with _"
              + " (_quorate._tcp.example.org): SRV, which has the port. Otherwise SRV, or A and"
              + " AAAA with quorate.discovery.dns-port where there is none.",
          "",
          "",
          ConfigValues::dnsNames);

  /** The port of addresses that DNS gives without one. */
  public static final ConfigKey<Integer> DISCOVERY_DNS_PORT =
      new ConfigKey<>(
          "quorate.discovery.dns-port",
          "number",
          "7946",
          "The membership port of addresses that come without one: A and AAAA records.",
          "",
          "",
          ConfigValues.integer(1, 65_535));

  /** The name servers to ask. */
  public static final ConfigKey<List<HostPort>> DISCOVERY_DNS_SERVERS =
      new ConfigKey<>(
          "quorate.discovery.dns-servers",
          "host:port, comma separated",
          "",
          "Name servers to ask, by address; the system's when empty.",
          "",
          "",
          ConfigValues::servers);

  /** The file that kind file reads. */
  public static final ConfigKey<String> DISCOVERY_FILE_PATH =
      new ConfigKey<>(
          "quorate.discovery.file-path",
          "path",
          "",
          "The file that kind file reads, or a pattern of file names (/etc/quorate/*.members):"
              + " host:port, one per line or comma separated; # begins a comment.",
          "",
          "",
          text -> text);

  /** The environment variable that kinds file and env read. */
  public static final ConfigKey<String> DISCOVERY_FILE_ENV =
      new ConfigKey<>(
          "quorate.discovery.file-env",
          "name",
          "",
          "The environment variable that kinds file and env read, written like the file. Where it"
              + " is set, it wins over the file.",
          "",
          "",
          ConfigValues::variable);

  /** The service that kinds kubernetes and kubernetes-api look up. */
  public static final ConfigKey<String> DISCOVERY_KUBERNETES_SERVICE =
      new ConfigKey<>(
          "quorate.discovery.kubernetes-service",
          "name or name.namespace",
          "",
          "The service for kinds kubernetes, where it must be headless and publish addresses that"
              + " are not ready, and kubernetes-api; without a namespace, that of this pod.",
          "",
          "",
          ConfigValues::service);

  /** The name of the membership port in that service. */
  public static final ConfigKey<String> DISCOVERY_KUBERNETES_PORT_NAME =
      new ConfigKey<>(
          "quorate.discovery.kubernetes-port-name",
          "name",
          "",
          "The name of the membership port in that service, to take its number from there;"
              + " quorate.discovery.dns-port when empty.",
          "",
          "",
          ConfigValues::portName);

  /** The domain of the Kubernetes cluster. */
  public static final ConfigKey<String> DISCOVERY_KUBERNETES_DOMAIN =
      new ConfigKey<>(
          "quorate.discovery.kubernetes-domain",
          "name",
          "cluster.local",
          "The domain of the Kubernetes cluster.",
          "",
          "",
          ConfigValues::domain);

  /** What sources of one's own are told. */
  public static final ConfigKey<Map<String, String>> DISCOVERY_OPTIONS =
      new ConfigKey<>(
          "quorate.discovery.options",
          "key=value, comma separated",
          "",
          "What a kind of your own is told; the keys are its own.",
          "",
          "",
          ConfigKeys::metadata);

  /** Where consensus listens. */
  public static final ConfigKey<HostPort> RAFT_ADDRESS =
      new ConfigKey<>(
          "quorate.raft.address",
          "host:port",
          "127.0.0.1:9520",
          "Where consensus listens. A port alone, as in :9520, means loopback, or every"
              + " interface where quorate.tls.enabled=true.",
          "",
          "",
          HostPort::parse);

  /** The Raft address told to others, when it differs from the one bound. */
  public static final ConfigKey<Optional<HostPort>> RAFT_ADVERTISED_ADDRESS =
      new ConfigKey<>(
          "quorate.raft.advertised-address",
          "host:port",
          "",
          "The Raft address told to others, when it differs from the one bound.",
          "",
          "",
          ConfigKeys::optionalAddress);

  /** The shortest silence of the leader after which a follower stands for election (Raft §5.2). */
  public static final ConfigKey<Duration> RAFT_ELECTION_TIMEOUT_MIN =
      new ConfigKey<>(
          "quorate.raft.election-timeout-min",
          "duration",
          "500ms",
          "The shortest silence of the leader after which a follower stands for election (Raft"
              + " §5.2).",
          "Leaders are lost under load.",
          "Failover is slow where membership does not notice a crash.",
          ConfigValues.duration(Duration.ofMillis(100), Duration.ofMinutes(1)));

  /** The longest such silence; followers draw from the range. */
  public static final ConfigKey<Duration> RAFT_ELECTION_TIMEOUT_MAX =
      new ConfigKey<>(
          "quorate.raft.election-timeout-max",
          "duration",
          "1s",
          "The longest such silence; followers draw from the range.",
          "Elections split their votes.",
          "Failover is slow.",
          ConfigValues.duration(Duration.ofMillis(150), Duration.ofMinutes(2)));

  /** The size of one file of the log. */
  public static final ConfigKey<Long> RAFT_SEGMENT_SIZE =
      new ConfigKey<>(
          "quorate.raft.segment-size",
          "bytes",
          "8MiB",
          "The size of one file of the log.",
          "Many small files.",
          "The log is purged in large steps.",
          ConfigValues.size(64 << 10, 1 << 30));

  /** Entries after which a snapshot is taken and older log is purged. */
  public static final ConfigKey<Integer> RAFT_SNAPSHOT_ENTRIES =
      new ConfigKey<>(
          "quorate.raft.snapshot-entries",
          "number",
          "100000",
          "Entries after which a snapshot is taken and older log is purged.",
          "Time goes into snapshots.",
          "Restarts replay a long log.",
          ConfigValues.integer(100, 100_000_000));

  /** Bytes of log after which a snapshot is taken and older log is purged. */
  public static final ConfigKey<Long> RAFT_SNAPSHOT_BYTES =
      new ConfigKey<>(
          "quorate.raft.snapshot-bytes",
          "bytes",
          "128MiB",
          "Bytes of log after which a snapshot is taken and older log is purged.",
          "Time goes into snapshots.",
          "The log fills the disk.",
          ConfigValues.size(64 << 10, 1L << 40));

  /** Free space of the data directory below which new writes are refused. */
  public static final ConfigKey<Long> RAFT_FREE_SPACE_MIN =
      new ConfigKey<>(
          "quorate.raft.free-space-min",
          "bytes",
          "64MiB",
          "Free space of the data directory below which new writes are refused.",
          "The log may hit a full disk.",
          "Writes are refused though there is room.",
          ConfigValues.size(0, 1L << 40));

  /** Whether the management port is opened. */
  public static final ConfigKey<Boolean> MANAGEMENT_ENABLED =
      new ConfigKey<>(
          "quorate.management.enabled",
          "true or false",
          "true",
          "Whether the management port is opened.",
          "",
          "",
          ConfigValues::flag);

  /** Where management listens for HTTP and gRPC. */
  public static final ConfigKey<HostPort> MANAGEMENT_ADDRESS =
      new ConfigKey<>(
          "quorate.management.address",
          "host:port",
          "127.0.0.1:17946",
          "Where management listens for HTTP and gRPC. A port alone, as in :17946, means loopback,"
              + " or every interface where quorate.tls.enabled=true.",
          "",
          "",
          HostPort::parse);

  /** The management address told to others, when it differs from the one bound. */
  public static final ConfigKey<Optional<HostPort>> MANAGEMENT_ADVERTISED_ADDRESS =
      new ConfigKey<>(
          "quorate.management.advertised-address",
          "host:port",
          "",
          "The management address told to others, when it differs from the one bound.",
          "",
          "",
          ConfigKeys::optionalAddress);

  /** The largest request body that is read. */
  public static final ConfigKey<Long> MANAGEMENT_MAX_BODY =
      new ConfigKey<>(
          "quorate.management.max-body-bytes",
          "bytes",
          "2MiB",
          "The largest request body or gRPC message that is read.",
          "Large writes over HTTP and gRPC are refused.",
          "A client can make the node hold much memory.",
          ConfigValues.size(1 << 10, 64 << 20));

  /** How long a call may take that names no timeout of its own. */
  public static final ConfigKey<Duration> WRITE_TIMEOUT =
      new ConfigKey<>(
          "quorate.write.timeout",
          "duration",
          "10s",
          "How long a call may take that names no timeout of its own.",
          "Calls fail during an election.",
          "Callers wait long for an answer that does not come.",
          ConfigValues.duration(Duration.ofMillis(10), Duration.ofHours(1)));

  /** The largest payload of one command and the largest reply. */
  public static final ConfigKey<Long> WRITE_MAX_PAYLOAD =
      new ConfigKey<>(
          "quorate.write.max-payload-bytes",
          "bytes",
          "1MiB",
          "The largest payload of one command and the largest reply.",
          "Commands are refused.",
          "One command holds up the others.",
          ConfigValues.size(1 << 10, 2 << 20));

  /** The most commands in one log entry. */
  public static final ConfigKey<Integer> WRITE_MAX_BATCH_COMMANDS =
      new ConfigKey<>(
          "quorate.write.max-batch-commands",
          "number",
          "4096",
          "The most commands in one log entry.",
          "Throughput is bound by entries.",
          "One entry takes long to apply.",
          ConfigValues.integer(1, 65_536));

  /** The size at which a log entry takes no more commands. */
  public static final ConfigKey<Long> WRITE_MAX_BATCH_BYTES =
      new ConfigKey<>(
          "quorate.write.max-batch-bytes",
          "bytes",
          "1MiB",
          "The size at which a log entry takes no more commands.",
          "Throughput is bound by entries.",
          "Heartbeats wait behind large entries.",
          ConfigValues.size(4 << 10, 3 << 20));

  /** Log entries on their way at once; a further one leaves only when it is full. */
  public static final ConfigKey<Integer> WRITE_IN_FLIGHT =
      new ConfigKey<>(
          "quorate.write.in-flight",
          "number",
          "2",
          "Log entries on their way at once; beside one, a further one leaves only when it is"
              + " full.",
          "",
          "No gain, smaller batches.",
          ConfigValues.integer(1, 64));

  /** Commands accepted by this node and not yet answered; more are refused. */
  public static final ConfigKey<Integer> WRITE_QUEUE_COMMANDS =
      new ConfigKey<>(
          "quorate.write.queue-commands",
          "number",
          "16384",
          "Commands accepted by this node and not yet answered; more are refused.",
          "Bursts are refused.",
          "A slow cluster is noticed late.",
          ConfigValues.integer(16, 1 << 20));

  /** Bytes of such commands; more are refused. */
  public static final ConfigKey<Long> WRITE_QUEUE_BYTES =
      new ConfigKey<>(
          "quorate.write.queue-bytes",
          "bytes",
          "64MiB",
          "Bytes of such commands; more are refused.",
          "Bursts are refused.",
          "Memory.",
          ConfigValues.size(4 << 20, 4L << 30));

  /** Log time after which the outcomes of a silent node are forgotten. */
  public static final ConfigKey<Duration> WRITE_SESSION_TIMEOUT =
      new ConfigKey<>(
          "quorate.write.session-timeout",
          "duration",
          "1h",
          "Log time after which the outcomes of a silent node are forgotten.",
          "A node cut off for longer gets unknown outcomes.",
          "Replicated state holds outcomes nobody asks for.",
          ConfigValues.duration(Duration.ofMinutes(1), Duration.ofDays(30)));

  /** A replicated method that takes longer is warned about. */
  public static final ConfigKey<Duration> HANDLERS_SLOW =
      new ConfigKey<>(
          "quorate.handlers.slow-threshold",
          "duration",
          "100ms",
          "A replicated method that takes longer is warned about.",
          "Noise.",
          "Slow handlers go unnoticed.",
          ConfigValues.duration(Duration.ofMillis(1), Duration.ofHours(1)));

  /** How far the slowest live node's handler may be behind before publishing waits. */
  public static final ConfigKey<Integer> TOPICS_WINDOW =
      new ConfigKey<>(
          "quorate.topics.window",
          "number",
          "1024",
          "How many messages of a topic the slowest live node's handler may be behind before"
              + " publishing to it waits.",
          "Publishers wait for acknowledgements on their way.",
          "A slow handler is noticed late, and more is delivered again after a crash.",
          ConfigValues.integer(1, 1 << 20));

  /** How long after a failure a handler gets the message again. */
  public static final ConfigKey<Duration> TOPICS_RETRY =
      new ConfigKey<>(
          "quorate.topics.retry",
          "duration",
          "1500ms",
          "How long after a failure a handler gets the message again; doubled with every failure,"
              + " up to sixteen times this.",
          "A handler that waits for something else fails often.",
          "A topic stands still for long after one failure.",
          ConfigValues.duration(Duration.ofMillis(1), Duration.ofHours(1)));

  /** How often a handler gets a message before it becomes a dead letter. */
  public static final ConfigKey<Integer> TOPICS_MAX_DELIVERIES =
      new ConfigKey<>(
          "quorate.topics.max-deliveries",
          "number",
          "16",
          "How often a handler gets a message that it fails on, before the message goes to"
              + " dead-letter.<topic>.",
          "What would pass by itself becomes a dead letter.",
          "One bad message holds up its topic for long.",
          ConfigValues.integer(1, 1_000_000));

  /** How often acknowledged positions are written to the log. */
  public static final ConfigKey<Duration> TOPICS_CURSOR_INTERVAL =
      new ConfigKey<>(
          "quorate.topics.cursor-interval",
          "duration",
          "1s",
          "How often the leader writes acknowledged positions to the log, when they changed.",
          "Log entries for little.",
          "More is delivered again after a crash.",
          ConfigValues.duration(Duration.ofMillis(100), Duration.ofMinutes(10)));

  /** Messages of one topic that are retained; the oldest go, acknowledged or not. */
  public static final ConfigKey<Integer> TOPICS_RETAIN_COUNT =
      new ConfigKey<>(
          "quorate.topics.retain-count",
          "number",
          "65536",
          "Messages of one topic that are retained; the oldest go, acknowledged or not. The"
              + " leader's value counts for all nodes, as with the other limits.",
          "A node that was away for a short time gets a gap.",
          "Memory on every node, and large snapshots.",
          ConfigValues.integer(1, 1 << 24));

  /** Bytes of one topic that are retained; the oldest messages go, acknowledged or not. */
  public static final ConfigKey<Long> TOPICS_RETAIN_BYTES =
      new ConfigKey<>(
          "quorate.topics.retain-bytes",
          "bytes",
          "64MiB",
          "Bytes of one topic that are retained, with headers; the oldest messages go, acknowledged"
              + " or not.",
          "A node that was away for a short time gets a gap.",
          "Memory on every node, and large snapshots.",
          ConfigValues.size(1 << 10, 1L << 40));

  /** Log time for which messages are retained; older ones go, acknowledged or not. */
  public static final ConfigKey<Duration> TOPICS_RETAIN_AGE =
      new ConfigKey<>(
          "quorate.topics.retain-age",
          "duration",
          "1d",
          "Log time for which messages are retained; older ones go, acknowledged or not.",
          "A node that was away for a short time gets a gap.",
          "Memory on every node, and large snapshots.",
          ConfigValues.duration(Duration.ofSeconds(1), Duration.ofDays(3_650)));

  /** Log time for which messages stay that all have acknowledged. */
  public static final ConfigKey<Duration> TOPICS_KEEP_ACKNOWLEDGED =
      new ConfigKey<>(
          "quorate.topics.keep-acknowledged",
          "duration",
          "30s",
          "Log time for which messages stay that every subscriber has acknowledged, within the"
              + " limits: so long a repeated idempotency key is recognised.",
          "A publish that is repeated late is there twice.",
          "Memory on every node, and large snapshots.",
          ConfigValues.duration(Duration.ZERO, Duration.ofDays(3_650)));

  /** Log time after which a durable subscriber that is not seen holds no message back. */
  public static final ConfigKey<Duration> TOPICS_SUBSCRIBER_EXPIRY =
      new ConfigKey<>(
          "quorate.topics.subscriber-expiry",
          "duration",
          "7d",
          "Log time after which a durable subscriber that neither reads nor acknowledges holds no"
              + " message back. When it comes back, it goes on at its position, with a gap if"
              + " messages are gone. The leader's value counts; less than four times"
              + " quorate.topics.cursor-interval counts as that.",
          "A subscriber that is away for a short time gets a gap.",
          "Messages are retained, within the limits, for subscribers that never come back.",
          ConfigValues.duration(Duration.ofSeconds(1), Duration.ofDays(3_650)));

  /** How many topics there may be. */
  public static final ConfigKey<Integer> TOPICS_MAX =
      new ConfigKey<>(
          "quorate.topics.max-topics",
          "number",
          "1024",
          "How many topics there may be; publishing to a further one is refused. Topics are never"
              + " removed.",
          "Publishing to new topics is refused.",
          "Somebody who makes up names fills the memory.",
          ConfigValues.integer(1, 1 << 20));

  /** Whether the node answers as a MicroProfile liveness check. */
  public static final ConfigKey<Boolean> HEALTH_LIVENESS =
      new ConfigKey<>(
          "quorate.health.liveness",
          "true or false",
          "true",
          "Whether the node answers as a MicroProfile liveness check. The check stays, and is"
              + " always up, when this is false.",
          "",
          "",
          ConfigValues::flag);

  /** Whether the node answers as a MicroProfile readiness check. */
  public static final ConfigKey<Boolean> HEALTH_READINESS =
      new ConfigKey<>(
          "quorate.health.readiness",
          "true or false",
          "true",
          "Whether the node answers as a MicroProfile readiness check. The check stays, and is"
              + " always up, when this is false.",
          "",
          "",
          ConfigValues::flag);

  /** Whether the node answers as a MicroProfile startup check. */
  public static final ConfigKey<Boolean> HEALTH_STARTUP =
      new ConfigKey<>(
          "quorate.health.startup",
          "true or false",
          "true",
          "Whether the node answers as a MicroProfile startup check. The check stays, and is"
              + " always up, when this is false.",
          "",
          "",
          ConfigValues::flag);

  /** Committed entries not yet applied with which a node still counts as caught up. */
  public static final ConfigKey<Integer> HEALTH_MAX_LAG =
      new ConfigKey<>(
          "quorate.health.max-lag",
          "number",
          "10000",
          "Committed entries not yet applied with which a node still counts as caught up.",
          "A node under load is taken out of service.",
          "A node that answers with old state stays in service.",
          ConfigValues.integer(1, 100_000_000));

  /** How long a listener must be seen and caught up before the leader lets it vote. */
  public static final ConfigKey<Duration> AUTOPILOT_STABILIZATION =
      new ConfigKey<>(
          "quorate.autopilot.stabilization",
          "duration",
          "2s",
          "How long a listener must be seen and caught up before the leader lets it vote.",
          "A node that comes and goes counts for the majority.",
          "A new cluster takes long to tolerate a failure.",
          ConfigValues.duration(Duration.ZERO, Duration.ofDays(1)));

  /** With so many voters, further nodes stay listeners. */
  public static final ConfigKey<Integer> AUTOPILOT_MAX_VOTERS =
      new ConfigKey<>(
          "quorate.autopilot.max-voters",
          "number",
          "5",
          "With so many voters, further nodes stay listeners.",
          "Fewer failures are tolerated.",
          "Every write waits for more nodes.",
          ConfigValues.integer(1, 15));

  /** A voter that is out of sight is not removed where fewer voters would be left. */
  public static final ConfigKey<Integer> AUTOPILOT_MIN_VOTERS =
      new ConfigKey<>(
          "quorate.autopilot.min-voters",
          "number",
          "3",
          "A voter that is out of sight is not removed where fewer voters would be left.",
          "A cluster may shrink until one node decides alone.",
          "Failed voters stay and count for the majority.",
          ConfigValues.integer(1, 15));

  /** How long a configured node may be out of sight before the leader removes it; 0s for ever. */
  public static final ConfigKey<Duration> AUTOPILOT_DEAD_AFTER =
      new ConfigKey<>(
          "quorate.autopilot.dead-after",
          "duration",
          "24h",
          "How long a configured node may be out of sight before the leader removes it; 0s for"
              + " ever.",
          "A node that is away for maintenance has to be brought in again.",
          "Failed voters count for the majority for long.",
          ConfigValues.duration(Duration.ZERO, Duration.ofDays(365)));

  /** Committed entries that a listener may lack and count as caught up. */
  public static final ConfigKey<Integer> AUTOPILOT_MAX_LAG =
      new ConfigKey<>(
          "quorate.autopilot.max-lag",
          "number",
          "1000",
          "Committed entries that a listener may lack and count as caught up.",
          "Under load a listener never gets to vote.",
          "A voter that lags slows writes when another fails.",
          ConfigValues.integer(0, 100_000_000));

  /** Protects all three ports with TLS 1.3. */
  public static final ConfigKey<Boolean> TLS_ENABLED =
      new ConfigKey<>(
          "quorate.tls.enabled",
          "true or false",
          "false",
          "Protects all three ports with TLS 1.3; nodes show each other certificates.",
          "",
          "",
          ConfigValues::flag);

  /** PEM file with the certificates of the authorities that are trusted. */
  public static final ConfigKey<Optional<Path>> TLS_CA =
      new ConfigKey<>(
          "quorate.tls.ca",
          "path",
          "",
          "PEM file with the certificates of the authorities that are trusted; read again when it"
              + " changes.",
          "",
          "",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

  /** PEM file with the certificate of this node. */
  public static final ConfigKey<Optional<Path>> TLS_CERT =
      new ConfigKey<>(
          "quorate.tls.cert",
          "path",
          "",
          "PEM file with the certificate of this node, and of those between it and the authority;"
              + " read again when it changes. It names the node: by the URI"
              + " quorate://cluster-name/node-id, or by its DNS name or common name.",
          "",
          "",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

  /** PEM file with the private key of the certificate. */
  public static final ConfigKey<Optional<Path>> TLS_KEY =
      new ConfigKey<>(
          "quorate.tls.key",
          "path",
          "",
          "PEM file with the private key of the certificate; read again when it changes.",
          "",
          "",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

  /** Opens the private key, where it is encrypted. */
  public static final ConfigKey<String> TLS_KEY_PASSWORD =
      new ConfigKey<>(
          "quorate.tls.key-password",
          "text",
          "",
          "Opens the private key, where it is encrypted.",
          "",
          "",
          text -> text,
          true);

  /** A DNS name that the certificates of all nodes carry. */
  public static final ConfigKey<Optional<String>> TLS_SERVER_NAME =
      new ConfigKey<>(
          "quorate.tls.server-name",
          "name",
          "",
          "A DNS name that the certificates of all nodes carry, where each node does not have its"
              + " own: whoever has such a certificate may be any node.",
          "",
          "",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(text));

  /** Takes every certificate for good; for development only. */
  public static final ConfigKey<Boolean> TLS_SKIP_VERIFY =
      new ConfigKey<>(
          "quorate.tls.skip-verify",
          "true or false",
          "false",
          "Takes every certificate for good, so that anybody can act as a node. For development"
              + " only.",
          "",
          "",
          ConfigValues::flag);

  /** How often the files are looked at for changes. */
  public static final ConfigKey<Duration> TLS_RELOAD =
      new ConfigKey<>(
          "quorate.tls.reload-interval",
          "duration",
          "10s",
          "How often the files are looked at for changes.",
          "Files are looked at all the time.",
          "A replaced certificate is used late.",
          ConfigValues.duration(Duration.ofMillis(100), Duration.ofDays(1)));

  /** How long before the end of its certificate, or of its authority's, a node warns. */
  public static final ConfigKey<Duration> TLS_EXPIRY_WARNING =
      new ConfigKey<>(
          "quorate.tls.expiry-warning",
          "duration",
          "14d",
          "How long before the end of its certificate, or of its authority's, a node warns.",
          "An expiring certificate is noticed late.",
          "Warnings come while there is nothing to do.",
          ConfigValues.duration(Duration.ZERO, Duration.ofDays(3650)));

  /** Allows listening beyond loopback without TLS. */
  public static final ConfigKey<Boolean> SECURITY_ALLOW_INSECURE =
      new ConfigKey<>(
          "quorate.security.allow-insecure",
          "true or false",
          "false",
          "Allows listening beyond loopback without TLS.",
          "",
          "",
          ConfigValues::flag);

  /** Certificates that may read, by patterns of their names. */
  public static final ConfigKey<List<String>> SECURITY_VIEWERS =
      new ConfigKey<>(
          "quorate.security.viewers",
          "list of patterns",
          "",
          "Certificates that may read: patterns of their common name and alternative names, * for"
              + " any characters.",
          "",
          "",
          ConfigValues::list);

  /** Certificates that may also write and publish. */
  public static final ConfigKey<List<String>> SECURITY_WRITERS =
      new ConfigKey<>(
          "quorate.security.writers",
          "list of patterns",
          "",
          "Certificates that may also write, publish, subscribe and acknowledge.",
          "",
          "",
          ConfigValues::list);

  /** Certificates that may also change the configuration. */
  public static final ConfigKey<List<String>> SECURITY_OPERATORS =
      new ConfigKey<>(
          "quorate.security.operators",
          "list of patterns",
          "",
          "Certificates that may also change the configuration, hand over leadership and take"
              + " backups.",
          "",
          "",
          ConfigValues::list);

  /** File with bearer tokens and their roles. */
  public static final ConfigKey<Optional<Path>> SECURITY_TOKENS_FILE =
      new ConfigKey<>(
          "quorate.security.tokens-file",
          "path",
          "",
          "File with bearer tokens, one a line: name, roles (viewer, writer, operator; comma"
              + " separated), token or sha256: and its digest in hexadecimal digits; read again"
              + " when it changes.",
          "",
          "",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

  /** Lets callers without credentials read. */
  public static final ConfigKey<Boolean> SECURITY_ANONYMOUS =
      new ConfigKey<>(
          "quorate.security.anonymous-read",
          "true or false",
          "false",
          "Lets callers without credentials read, where credentials are asked for.",
          "",
          "",
          ConfigValues::flag);

  private static final List<ConfigKey<?>> ALL =
      List.of(
          ENABLED,
          START_AWAIT,
          CLUSTER_NAME,
          NODE_ID,
          DATA_DIR,
          BOOTSTRAP,
          BOOTSTRAP_EXPECT,
          JOIN,
          ROLE,
          LEAVE_ON_SHUTDOWN,
          METADATA,
          SHUTDOWN_TIMEOUT,
          MEMBERSHIP_BIND_ADDRESS,
          MEMBERSHIP_ADVERTISED_ADDRESS,
          MEMBERSHIP_SEEDS,
          MEMBERSHIP_SUSPICION_TIMEOUT,
          DISCOVERY_KIND,
          DISCOVERY_REFRESH,
          DISCOVERY_TIMEOUT,
          DISCOVERY_DNS_NAMES,
          DISCOVERY_DNS_PORT,
          DISCOVERY_DNS_SERVERS,
          DISCOVERY_FILE_PATH,
          DISCOVERY_FILE_ENV,
          DISCOVERY_KUBERNETES_SERVICE,
          DISCOVERY_KUBERNETES_PORT_NAME,
          DISCOVERY_KUBERNETES_DOMAIN,
          DISCOVERY_OPTIONS,
          RAFT_ADDRESS,
          RAFT_ADVERTISED_ADDRESS,
          RAFT_ELECTION_TIMEOUT_MIN,
          RAFT_ELECTION_TIMEOUT_MAX,
          RAFT_SEGMENT_SIZE,
          RAFT_SNAPSHOT_ENTRIES,
          RAFT_SNAPSHOT_BYTES,
          RAFT_FREE_SPACE_MIN,
          MANAGEMENT_ENABLED,
          MANAGEMENT_ADDRESS,
          MANAGEMENT_ADVERTISED_ADDRESS,
          MANAGEMENT_MAX_BODY,
          WRITE_TIMEOUT,
          WRITE_MAX_PAYLOAD,
          WRITE_MAX_BATCH_COMMANDS,
          WRITE_MAX_BATCH_BYTES,
          WRITE_IN_FLIGHT,
          WRITE_QUEUE_COMMANDS,
          WRITE_QUEUE_BYTES,
          WRITE_SESSION_TIMEOUT,
          HANDLERS_SLOW,
          TOPICS_WINDOW,
          TOPICS_RETRY,
          TOPICS_MAX_DELIVERIES,
          TOPICS_CURSOR_INTERVAL,
          TOPICS_RETAIN_COUNT,
          TOPICS_RETAIN_BYTES,
          TOPICS_RETAIN_AGE,
          TOPICS_KEEP_ACKNOWLEDGED,
          TOPICS_SUBSCRIBER_EXPIRY,
          TOPICS_MAX,
          HEALTH_LIVENESS,
          HEALTH_READINESS,
          HEALTH_STARTUP,
          HEALTH_MAX_LAG,
          AUTOPILOT_STABILIZATION,
          AUTOPILOT_MAX_VOTERS,
          AUTOPILOT_MIN_VOTERS,
          AUTOPILOT_DEAD_AFTER,
          AUTOPILOT_MAX_LAG,
          TLS_ENABLED,
          TLS_CA,
          TLS_CERT,
          TLS_KEY,
          TLS_KEY_PASSWORD,
          TLS_SERVER_NAME,
          TLS_SKIP_VERIFY,
          TLS_RELOAD,
          TLS_EXPIRY_WARNING,
          SECURITY_ALLOW_INSECURE,
          SECURITY_VIEWERS,
          SECURITY_WRITERS,
          SECURITY_OPERATORS,
          SECURITY_TOKENS_FILE,
          SECURITY_ANONYMOUS);

  private ConfigKeys() {}

  /** All keys, in the order in which documentation lists them. */
  public static List<ConfigKey<?>> all() {
    return ALL;
  }

  private static JoinMode joinMode(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "auto" -> JoinMode.AUTO;
      case "manual" -> JoinMode.MANUAL;
      default -> throw new IllegalArgumentException("write auto or manual");
    };
  }

  private static NodeRole role(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "voter" -> NodeRole.VOTER;
      case "listener" -> NodeRole.LISTENER;
      case "client" -> NodeRole.CLIENT;
      default -> throw new IllegalArgumentException("write voter, listener or client");
    };
  }

  private static Optional<HostPort> optionalAddress(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(HostPort.parse(text));
  }

  private static Map<String, String> metadata(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String item : ConfigValues.list(text)) {
      int equals = item.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("\"" + item + "\" is not of the form key=value");
      }
      values.put(item.substring(0, equals).trim(), item.substring(equals + 1).trim());
    }
    return Map.copyOf(values);
  }
}
