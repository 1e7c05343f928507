/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
  private static final Set<Role> NODE = Set.of(Role.VIEWER, Role.WRITER);

  private final Optional<Tls> tls;
  private final String clusterName;
  private final Predicate<String> isMember;
  private final Map<Role, List<NamePattern>> patterns = new EnumMap<>(Role.class);
  private final Optional<Path> tokensFile;
  private final FileStamps stamps;
  private final boolean anonymousRead;
  private volatile Tokens tokens;

  /**
   * As configured.
   *
   * @param isMember whether a node id is that of a member
   * @throws BadCredentialsException when the file with tokens cannot be used
   */
  public Access(ClusterConfig config, Optional<Tls> tls, Predicate<String> isMember) {
    this.tls = tls;
    this.clusterName = config.get(ConfigKeys.CLUSTER_NAME);
    this.isMember = isMember;
    patterns.put(Role.VIEWER, NamePattern.all(config.get(ConfigKeys.SECURITY_VIEWERS)));
    patterns.put(Role.WRITER, NamePattern.all(config.get(ConfigKeys.SECURITY_WRITERS)));
    patterns.put(Role.OPERATOR, NamePattern.all(config.get(ConfigKeys.SECURITY_OPERATORS)));
    this.tokensFile = config.get(ConfigKeys.SECURITY_TOKENS_FILE);
    this.stamps = new FileStamps(tokensFile.stream().toList());
    this.anonymousRead = config.get(ConfigKeys.SECURITY_ANONYMOUS);
    this.tokens = tokensFile.map(Tokens::read).orElse(Tokens.NONE);
  }

  /**
   * Reads the tokens again if their file has changed, and changes nothing if it cannot be used;
   * called by one thread, from time to time.
   */
  public void refresh() {
    if (!stamps.changed()) {
      return;
    }
    try {
      tokens = tokensFile.map(Tokens::read).orElse(Tokens.NONE);
      LOG.info("Tokens read again");
    } catch (BadCredentialsException e) {
      LOG.warn("The tokens before stay in use: {}", e.getMessage());
    }
  }

  /** Whether callers have to say who they are. */
  public boolean asks() {
    return tls.isPresent() || tokensFile.isPresent();
  }

  /**
   * Finds out who calls.
   *
   * @param chain the certificates of the connection, judged anew; empty if there is none
   * @param authorization the header with a token, or empty
   * @throws DeniedException when credentials are shown that are good for nobody
   */
  public Caller identify(List<X509Certificate> chain, String authorization) {
    if (!asks()) {
      return Caller.ANYBODY;
    }
    if (!authorization.isEmpty()) {
      return tokens
          .caller(authorization)
          .orElseThrow(() -> new DeniedException(true, "the token is not one that is known here"));
    }
    return chain.isEmpty() || tls.isEmpty() ? anonymous() : holder(chain, tls.get());
  }

  private Caller anonymous() {
    return anonymousRead ? new Caller("nobody", Set.of(Role.VIEWER)) : NOBODY;
  }

  private Caller holder(List<X509Certificate> chain, Tls credentials) {
    X509Certificate[] certificates = chain.toArray(X509Certificate[]::new);
    try {
      credentials.checkCaller(Plane.MANAGEMENT, certificates);
    } catch (CertificateException e) {
      throw new DeniedException(true, "the certificate is not trusted any more");
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

  /** Nodes read topics at each other. */
  private boolean isNode(Tls credentials, X509Certificate[] chain, CertificateNames names) {
    if (names.all().stream()
        .noneMatch(
            name ->
                isMember.test(name) || name.startsWith(CertificateNames.uri(clusterName, "")))) {
      return false;
    }
    try {
      credentials.checkCaller(Plane.RAFT, chain);
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  /**
   * Lets a caller go on.
   *
   * @throws DeniedException when the role is missing
   */
  public void require(Caller caller, Role needed) {
    if (caller.may(needed)) {
      return;
    }
    if (caller.equals(NOBODY)) {
      throw new DeniedException(
          true,
          "this needs the role "
              + needed.label()
              + ": show a client certificate or send a bearer token");
    }
    throw new DeniedException(
        false,
        "this needs the role "
            + needed.label()
            + ", which "
            + caller.name()
            + " does not have; see quorate.security."
            + needed.label()
            + "s");
  }
}
