/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;
import org.xbill.DNS.lookup.ServerFailedException;

/**
 * Asks name servers, on the caller's thread alone. Answers are kept for their time to live, within
 * bounds, and aliases are followed. One thread at a time.
 */
final class DnsLookups {
  /** Whoever publishes records for days may still correct a mistake within minutes. */
  private static final int MAX_KEPT_SECONDS = 300;

  private static final int MAX_MISSING_SECONDS = 10;
  private static final int TRIES = 2;

  private final NameServers servers;
  private final Duration timeout;
  private final Cache cache = new Cache(DClass.IN);
  private NameServers.Config config;
  private LookupSession session;

  /**
   * Lookups at these servers.
   *
   * @param servers by address; the system's when empty
   * @param timeout how long one query may take, all tries included
   */
  DnsLookups(List<HostPort> servers, Duration timeout) {
    this.servers = new NameServers(servers);
    this.timeout = timeout;
    this.config = this.servers.current();
    this.session = session(config);
    cache.setMaxCache(MAX_KEPT_SECONDS);
    cache.setMaxNCache(MAX_MISSING_SECONDS);
  }

  /** Notices when the system has other name servers now. */
  void begin() {
    NameServers.Config now = servers.current();
    if (!now.equals(config)) {
      config = now;
      session = session(now);
    }
  }

  private LookupSession session(NameServers.Config from) {
    // so that the last try ends, and names the servers, before the whole look is given up
    Duration perServer = timeout.multipliedBy(3).dividedBy(4L * TRIES * from.servers().size());
    List<Resolver> resolvers = new ArrayList<>();
    for (InetSocketAddress server : from.servers()) {
      SimpleResolver resolver = new SimpleResolver(server);
      resolver.setIoClientFactory(new BlockingIo());
      resolver.setTimeout(perServer);
      resolvers.add(resolver);
    }
    ExtendedResolver all = new ExtendedResolver(resolvers);
    all.setRetries(TRIES);
    all.setTimeout(timeout);
    return LookupSession.builder()
        .resolver(all)
        .searchPath(from.searchPath())
        .ndots(from.dots())
        .cache(cache)
        .executor(Runnable::run)
        .build();
  }

  /**
   * The records of a name, none when there are none.
   *
   * @throws DiscoveryFailure when that cannot be found out
   */
  List<Record> records(String name, int type) throws DiscoveryFailure {
    try {
      return session
          .lookupAsync(Name.fromString(name), type)
          .toCompletableFuture()
          .join()
          .getRecords();
    } catch (TextParseException e) {
      throw new DiscoveryFailure(name + " is not a name of DNS; correct it");
    } catch (CompletionException e) {
      return failed(name, type, e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException e) {
      return failed(name, type, e);
    }
  }

  private List<Record> failed(String name, int type, Throwable cause) throws DiscoveryFailure {
    if (cause instanceof NoSuchDomainException || cause instanceof NoSuchRRSetException) {
      return List.of();
    }
    String asked = "%s of %s from %s".formatted(Type.string(type), name, config.servers());
    if (cause instanceof ServerFailedException) {
      throw new DiscoveryFailure("the name server failed to tell " + asked + " (SERVFAIL)");
    }
    if (cause instanceof IOException) {
      throw new DiscoveryFailure(
          "no answer for %s within %s; see that the name server is there, or set quorate.discovery.dns-servers"
              .formatted(asked, timeout));
    }
    throw new DiscoveryFailure("no usable answer for " + asked + ": " + cause.getMessage());
  }
}
