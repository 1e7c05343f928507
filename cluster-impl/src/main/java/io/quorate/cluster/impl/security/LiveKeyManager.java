/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows the node's certificate of the moment, whatever is asked for: there is one. */
final class LiveKeyManager extends X509ExtendedKeyManager {
  private final Supplier<Credentials> current;
  private final Function<String, @Nullable Credentials> byAlias;

  /** Handshakes that began with credentials that were replaced since still find them by alias. */
  LiveKeyManager(Supplier<Credentials> current, Function<String, @Nullable Credentials> byAlias) {
    this.current = current;
    this.byAlias = byAlias;
  }

  private String alias(@Nullable String... types) {
    Credentials now = current.get();
    String own = now.own().getPublicKey().getAlgorithm();
    for (String type : types) {
      if (type != null && (type.equals(own) || type.startsWith(own) || isEdwards(type, own))) {
        return now.alias();
      }
    }
    return "";
  }

  private static boolean isEdwards(String type, String own) {
    return own.equals("EdDSA") && type.startsWith("Ed");
  }

  private static @Nullable String orNull(String alias) {
    return alias.isEmpty() ? null : alias;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return orNull(alias(types));
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return orNull(alias(types));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return orNull(alias(type));
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return orNull(alias(type));
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    String found = alias(type);
    return found.isEmpty() ? null : new String[] {found};
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return getClientAliases(type, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Credentials found = byAlias.apply(alias);
    return found == null ? null : found.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Credentials found = byAlias.apply(alias);
    return found == null ? null : found.key();
  }
}
