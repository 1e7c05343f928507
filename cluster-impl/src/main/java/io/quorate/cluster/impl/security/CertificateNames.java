/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/**
 * The names that a certificate gives its holder: the subject's common name, and the subject
 * alternative names of RFC 5280 §4.2.1.6 for DNS, addresses, URIs and mail.
 *
 * <p>A certificate is node {@code n1}'s of cluster {@code bank} when one of its URIs is {@code
 * quorate://bank/n1}; or, if it has no URI of this scheme, when its common name or a DNS name is
 * {@code n1}.
 */
public final class CertificateNames {
  private static final String SCHEME = "quorate://";
  private static final int MAIL = 1;
  private static final int DNS = 2;
  private static final int URI = 6;
  private static final int ADDRESS = 7;

  private final Set<String> all = new LinkedHashSet<>();
  private final Set<String> hosts = new LinkedHashSet<>();
  private final Set<String> uris = new LinkedHashSet<>();

  private CertificateNames() {}

  /** Reads a certificate's names; what cannot be read is no name. */
  public static CertificateNames of(X509Certificate certificate) {
    CertificateNames names = new CertificateNames();
    names.commonName(certificate.getSubjectX500Principal().getName());
    try {
      names.alternatives(certificate.getSubjectAlternativeNames());
    } catch (CertificateParsingException e) {
      names.uris.clear();
    }
    return names;
  }

  /** The address of a node in certificates. */
  public static String uri(String clusterName, String nodeId) {
    return SCHEME + clusterName + "/" + nodeId;
  }

  private void commonName(String subject) {
    try {
      for (Rdn rdn : new LdapName(subject).getRdns()) {
        if (rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String name) {
          all.add(name);
          hosts.add(name.toLowerCase(Locale.ROOT));
        }
      }
    } catch (InvalidNameException e) {
      // It has no common name then.
    }
  }

  private void alternatives(@Nullable Collection<List<?>> names) {
    if (names == null) {
      return;
    }
    for (List<?> name : names) {
      if (name.get(1) instanceof String text && name.get(0) instanceof Integer type) {
        switch (type) {
          case DNS, ADDRESS -> {
            all.add(text);
            hosts.add(text.toLowerCase(Locale.ROOT));
          }
          case URI -> {
            all.add(text);
            if (text.startsWith(SCHEME)) {
              uris.add(text);
            }
          }
          case MAIL -> all.add(text);
          default -> {}
        }
      }
    }
  }

  /** Every name, as written. */
  public Set<String> all() {
    return Set.copyOf(all);
  }

  /** Whether the holder is this node of this cluster. */
  public boolean isNode(String clusterName, String nodeId) {
    return uris.isEmpty() ? isHost(nodeId) : uris.contains(uri(clusterName, nodeId));
  }

  /** Whether the holder may be a node of this cluster at all. */
  boolean mayBeNodeOf(String clusterName) {
    return uris.isEmpty() || uris.stream().anyMatch(uri -> uri.startsWith(uri(clusterName, "")));
  }

  /** Whether the holder has this host name or address. */
  boolean isHost(String host) {
    return hosts.contains(canonical(host).toLowerCase(Locale.ROOT));
  }

  /** Addresses of version 6 have many spellings, and certificates use one. */
  private static String canonical(String host) {
    if (!host.contains(":")) {
      return host;
    }
    try {
      return InetAddress.getByName(host).getHostAddress(); // a literal, which nobody is asked for
    } catch (UnknownHostException e) {
      return host;
    }
  }

  @Override
  public String toString() {
    return String.join(", ", all);
  }
}
