/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of all ports of a node: one certificate, one set of authorities, read again when their files
 * change. Handshakes use what was read last; connections that exist are judged again by whoever
 * holds them, who is told by {@link #onReload}. Safe for use from any thread.
 */
public final class Tls {
  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

  /** TLS 1.3 (RFC 8446) and nothing older. */
  public static final String PROTOCOL = "TLSv1.3";

  private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final TlsSettings settings;
  private final Clock clock;
  private final FileStamps stamps;
  private final X509ExtendedKeyManager keyManager = new LiveKeyManager(this::current, this::find);
  private final Map<Plane, X509ExtendedTrustManager> trustManagers = new EnumMap<>(Plane.class);
  private final Map<Plane, LongAdder> refusals = new EnumMap<>(Plane.class);
  private final Map<Plane, AtomicLong> told = new EnumMap<>(Plane.class);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Credentials current;
  private volatile Credentials previous;
  private volatile Ending ending;
  private volatile String problem = "";

  /**
   * Reads the files.
   *
   * @throws BadCredentialsException when they are not such as this node can use
   */
  public Tls(TlsSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.stamps =
        new FileStamps(
            settings.skipVerify()
                ? List.of(settings.certificate(), settings.key())
                : List.of(settings.ca(), settings.certificate(), settings.key()));
    this.current = Credentials.read(settings, 1, clock.instant());
    this.previous = current;
    this.ending = Ending.of(current);
    for (Plane plane : Plane.values()) {
      trustManagers.put(plane, new LiveTrustManager(this, plane));
      refusals.put(plane, new LongAdder());
      told.put(plane, new AtomicLong(System.nanoTime() - LOG_NANOS));
    }
    if (settings.skipVerify()) {
      LOG.warn(
          "{}: quorate.tls.skip-verify=true: every certificate is taken for good, so anybody can"
              + " act as a node; for development only",
          settings.nodeId());
    }
  }

  /**
   * Reads the files again if they have changed, or could not be used when they were read last:
   * whether they may be read, and the time, do not show in their stamps. Called by one thread, from
   * time to time.
   */
  public void refresh() {
    boolean changed;
    try {
      changed = stamps.changed() || !problem.isEmpty();
    } catch (RuntimeException e) {
      unusable(e);
      return;
    }
    if (changed) {
      reload();
    }
  }

  /** Reads the files again; what cannot be used changes nothing, and is told. */
  private void reload() {
    try {
      Credentials read = Credentials.read(settings, current.generation() + 1, clock.instant());
      previous = current;
      current = read;
      ending = Ending.of(read);
      problem = "";
      LOG.info(
          "{}: certificates read again; {} is valid until {}",
          settings.nodeId(),
          read.own().getSubjectX500Principal().getName(),
          read.own().getNotAfter().toInstant());
    } catch (RuntimeException e) {
      unusable(e);
      return;
    }
    listeners.forEach(Runnable::run);
  }

  /** Whatever went wrong: the files are read again at the next look. */
  private void unusable(RuntimeException e) {
    String before = problem;
    problem = "the certificates before stay in use: " + BadCredentialsException.told(e);
    if (!problem.equals(before)) {
      LOG.warn("{}: {}", settings.nodeId(), problem);
    }
  }

  /** Runs after each change of credentials. */
  public void onReload(Runnable listener) {
    listeners.add(listener);
  }

  Credentials current() {
    return current;
  }

  private @Nullable Credentials find(String alias) {
    Credentials now = current;
    Credentials before = previous;
    if (now.alias().equals(alias)) {
      return now;
    }
    return before.alias().equals(alias) ? before : null;
  }

  /** What counts the readings; connections judged before it changed are to be judged again. */
  public int generation() {
    return current.generation();
  }

  /** What this node shows. */
  public X509ExtendedKeyManager keyManager() {
    return keyManager;
  }

  /** What judges others at a port. */
  public X509ExtendedTrustManager trustManager(Plane plane) {
    X509ExtendedTrustManager found = trustManagers.get(plane);
    if (found == null) {
      throw new IllegalArgumentException("no such plane: " + plane);
    }
    return found;
  }

  /** For the sockets of a port; lives through changes of the files. */
  public SSLContext context(Plane plane) {
    try {
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(new KeyManager[] {keyManager}, new TrustManager[] {trustManager(plane)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this runtime has no " + PROTOCOL, e);
    }
  }

  /**
   * Whether the holder of these certificates may call at a port, now.
   *
   * @throws CertificateException saying why not
   */
  public void checkCaller(Plane plane, X509Certificate[] chain) throws CertificateException {
    if (!plane.nodesOnly()) {
      Chains.checkClient(current.trust(), chain);
      return;
    }
    Chains.checkNode(current.trust(), chain);
    if (!settings.skipVerify()
        && !CertificateNames.of(chain[0]).mayBeNodeOf(settings.clusterName())) {
      throw new CertificateException("it names no node of cluster " + settings.clusterName());
    }
  }

  /** Whether the holder is the node that was called by this name or address. */
  void checkCalled(X509Certificate[] chain, @Nullable String called) throws CertificateException {
    Chains.checkServer(current.trust(), chain);
    if (settings.skipVerify()) {
      return;
    }
    CertificateNames names = CertificateNames.of(chain[0]);
    if (!names.mayBeNodeOf(settings.clusterName())) {
      throw new CertificateException("it names no node of cluster " + settings.clusterName());
    }
    if (called != null && !is(names, called) && !names.isHost(called)) {
      throw new CertificateException("it names " + names + " and not " + called);
    }
  }

  /** Signs with this node's key, so that others can {@link #check} who it was. */
  public Signed sign(byte[] text) {
    return Signed.by(current, text);
  }

  /**
   * Whether a text was signed by this node of the cluster.
   *
   * @throws CertificateException saying why not
   */
  public void check(Signed signed, byte[] text, String nodeId) throws CertificateException {
    X509Certificate[] chain = signed.certificates();
    checkCaller(Plane.MEMBERSHIP, chain);
    if (!isNode(chain[0], nodeId)) {
      throw new CertificateException(
          "its certificate names " + CertificateNames.of(chain[0]) + " and not " + nodeId);
    }
    try {
      if (Signatures.verify(chain[0].getPublicKey(), text, signed.signature())) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw new CertificateException("its signature cannot be verified: " + e.getMessage(), e);
    }
    throw new CertificateException("its signature is not its certificate's");
  }

  /** Whether the holder may act as a node. */
  public boolean isNode(X509Certificate certificate, String nodeId) {
    return isNode(CertificateNames.of(certificate), nodeId);
  }

  /** Whether the holder of a certificate with these names may act as a node. */
  boolean isNode(CertificateNames names, String nodeId) {
    return settings.skipVerify() || is(names, nodeId);
  }

  private boolean is(CertificateNames names, String nodeId) {
    return names.isNode(settings.clusterName(), nodeId)
        || settings.serverName().filter(names::isHost).isPresent();
  }

  X509Certificate[] acceptedIssuers() {
    return current.trust().getAcceptedIssuers();
  }

  /** Counts a connection that was refused, and tells it from time to time. */
  public void refused(Plane plane, String who, Throwable why) {
    LongAdder count = refusals.get(plane);
    AtomicLong last = told.get(plane);
    if (count == null || last == null) {
      return;
    }
    count.increment();
    long now = System.nanoTime();
    long before = last.get();
    if (now - before >= LOG_NANOS && last.compareAndSet(before, now)) {
      LOG.warn(
          "{}: {} port: {} is refused: {} ({} so far)",
          settings.nodeId(),
          plane.label(),
          who,
          why.getMessage(),
          count.sum());
    }
  }

  /** Connections refused at a port so far. */
  public long refusals(Plane plane) {
    LongAdder count = refusals.get(plane);
    return count == null ? 0 : count.sum();
  }

  /**
   * When this node's certificate, one that it rests on in its file, or that of its authority ends,
   * whichever is first.
   */
  public Instant expiry() {
    return ending.at();
  }

  /** Time until {@link #expiry}, negative when it has passed. */
  public Duration validFor() {
    return Duration.between(clock.instant(), expiry());
  }

  /**
   * What an operator should know.
   *
   * @param early how long before the end of a certificate to warn
   */
  public List<String> warnings(Duration early) {
    List<String> warnings = new ArrayList<>();
    problem().ifPresent(warnings::add);
    if (validFor().compareTo(early) < 0) {
      warnings.add(ending.warning(clock.instant()));
    }
    if (settings.skipVerify()) {
      warnings.add("quorate.tls.skip-verify=true: anybody can act as a node");
    }
    return warnings;
  }

  /** Why the files as they are now are not in use, if they are not. */
  public Optional<String> problem() {
    return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
  }
}
