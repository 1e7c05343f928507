/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.security.DeniedException.Reason;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may do what at the management port. Callers are known by the certificate of their connection
 * or by a bearer token; with neither TLS nor tokens nobody is asked, and the port listens on
 * loopback unless the network was declared to be trusted. Safe for use from any thread.
 */
public final class Access {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);
  private static final Caller NOBODY = new Caller("nobody", Set.of());
  private static final Caller READER = new Caller("nobody", Set.of(Role.VIEWER));
  private static final Set<Role> NODE = Set.of(Role.VIEWER, Role.WRITER);

  private final Audit audit;
  private final Optional<Tls> tls;
  private final Supplier<Set<String>> nodes;
  private final Map<Role, List<NamePattern>> patterns = new EnumMap<>(Role.class);
  private final Optional<Path> tokensFile;
  private final Function<Path, Tokens> reader;
  private final FileStamps stamps;
  private final boolean anonymousRead;
  private final DenialLimit denials = new DenialLimit();
  private volatile Tokens tokens;
  private volatile String problem = "";

  /**
   * As configured.
   *
   * @param nodes the ids of nodes that are configured, or seen as members
   * @throws BadCredentialsException when the file with tokens cannot be used
   */
  public Access(ClusterConfig config, Optional<Tls> tls, Supplier<Set<String>> nodes) {
    this(config, tls, nodes, Tokens::read);
  }

  Access(
      ClusterConfig config,
      Optional<Tls> tls,
      Supplier<Set<String>> nodes,
      Function<Path, Tokens> reader) {
    this.audit = new Audit(config.get(ConfigKeys.NODE_ID));
    this.tls = tls;
    this.reader = reader;
    this.nodes = nodes;
    patterns.put(Role.VIEWER, NamePattern.all(config.get(ConfigKeys.SECURITY_VIEWERS)));
    patterns.put(Role.WRITER, NamePattern.all(config.get(ConfigKeys.SECURITY_WRITERS)));
    patterns.put(Role.OPERATOR, NamePattern.all(config.get(ConfigKeys.SECURITY_OPERATORS)));
    this.tokensFile = config.get(ConfigKeys.SECURITY_TOKENS_FILE);
    this.stamps = new FileStamps(tokensFile.stream().toList());
    this.anonymousRead = config.get(ConfigKeys.SECURITY_ANONYMOUS);
    this.tokens = tokensFile.map(reader).orElse(Tokens.NONE);
  }

  /** Where it is written down who asked for what. */
  public Audit audit() {
    return audit;
  }

  /**
   * Tells of denials that are not told yet, and reads the tokens again if their file has changed,
   * or could not be used when it was read last: whether it may be read does not show in its stamp.
   * Changes nothing if it cannot be used; called by one thread, from time to time.
   */
  public void refresh() {
    audit.flush();
    try {
      if (!stamps.changed() && problem.isEmpty()) {
        return;
      }
      tokens = tokensFile.map(reader).orElse(Tokens.NONE);
      problem = "";
      LOG.info("Tokens read again");
    } catch (RuntimeException e) {
      // Whatever went wrong: the file is read again at the next look.
      String before = problem;
      problem = "the tokens before stay in use: " + BadCredentialsException.told(e);
      if (!problem.equals(before)) {
        LOG.warn("{}", problem);
      }
    }
  }

  /** Why the tokens as they are in their file now are not in use, if they are not. */
  public Optional<String> problem() {
    return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
  }

  /** Whether callers have to say who they are. */
  public boolean asks() {
    return tls.isPresent() || tokensFile.isPresent();
  }

  /**
   * Lets a caller in, or turns it away.
   *
   * @param from the address, as text
   * @param chain the certificates of the connection, judged anew; empty if there is none
   * @param authorization the header with a token, or empty
   * @param needed the role that the caller must have
   * @throws DeniedException when it is good for nobody, the role is missing, or the caller was
   *     turned away too often just now
   */
  public Caller admit(String from, List<X509Certificate> chain, String authorization, Role needed) {
    if (!asks()) {
      return Caller.ANYBODY;
    }
    String who = DenialLimit.caller(from, chain);
    if (!denials.admits(who)) {
      throw new DeniedException(
          Reason.TOO_MANY, "too many requests of this caller were denied; try again later");
    }
    try {
      Caller caller = identify(chain, authorization);
      if (caller.may(needed)) {
        return caller;
      }
      throw lacking(caller, needed, authorization.isEmpty() && anonymous(chain));
    } catch (DeniedException e) {
      denials.denied(who);
      throw e;
    }
  }

  private Caller identify(List<X509Certificate> chain, String authorization) {
    if (!authorization.isEmpty()) {
      return tokens
          .caller(authorization)
          .orElseThrow(
              () -> new DeniedException(Reason.UNKNOWN, "the token is not one that is known here"));
    }
    if (anonymous(chain)) {
      return anonymousRead ? READER : NOBODY;
    }
    return holder(chain, tls.orElseThrow());
  }

  private boolean anonymous(List<X509Certificate> chain) {
    return chain.isEmpty() || tls.isEmpty();
  }

  private Caller holder(List<X509Certificate> chain, Tls credentials) {
    X509Certificate[] certificates = chain.toArray(X509Certificate[]::new);
    try {
      credentials.checkCaller(Plane.MANAGEMENT, certificates);
    } catch (CertificateException e) {
      throw new DeniedException(Reason.UNKNOWN, "the certificate is not trusted any more");
    }
    CertificateNames names = CertificateNames.of(certificates[0]);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    patterns.forEach(
        (role, some) -> {
          if (some.stream().anyMatch(pattern -> names.all().stream().anyMatch(pattern::matches))) {
            roles.add(role);
          }
        });
    if (isNode(credentials, certificates, names)) {
      roles.addAll(NODE);
    }
    if (anonymousRead) {
      roles.add(Role.VIEWER);
    }
    return new Caller(names.toString(), roles);
  }

  /** Nodes read topics at each other; a node that was removed, and is gone, is none. */
  private boolean isNode(Tls credentials, X509Certificate[] chain, CertificateNames names) {
    if (nodes.get().stream().noneMatch(id -> credentials.isNode(names, id))) {
      return false;
    }
    try {
      credentials.checkCaller(Plane.RAFT, chain);
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private static DeniedException lacking(Caller caller, Role needed, boolean anonymous) {
    String why = "this needs the role " + needed.label();
    return anonymous
        ? new DeniedException(
            Reason.UNKNOWN, why + ": show a client certificate or send a bearer token")
        : new DeniedException(
            Reason.FORBIDDEN,
            why
                + ", which "
                + caller.name()
                + " does not have; see quorate.security."
                + needed.label()
                + "s");
  }
}
