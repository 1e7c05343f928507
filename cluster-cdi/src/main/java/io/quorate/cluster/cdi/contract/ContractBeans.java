/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.cdi.definition.BeanCode;
import io.quorate.cluster.cdi.definition.BeanProblems;
import io.quorate.cluster.cdi.definition.HandlerBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Named;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** The beans of the contracts of all handlers. */
public final class ContractBeans {
  private record Offer(Contract contract, Class<?> handler, Set<Annotation> qualifiers) {}

  private final BeanManager manager;
  private final BeanProblems problems;
  private final Supplier<Duration> timeout;
  private final Supplier<Optional<? extends Executor>> completions;
  private final List<Offer> offers = new ArrayList<>();

  /**
   * Beans that call the cluster.
   *
   * @param timeout how long a call without a deadline may take
   * @param completions what completes the stages of contracts, where there is something
   */
  public ContractBeans(
      BeanManager manager,
      BeanProblems problems,
      Supplier<Duration> timeout,
      Supplier<Optional<? extends Executor>> completions) {
    this.manager = manager;
    this.problems = problems;
    this.timeout = timeout;
    this.completions = completions;
  }

  /** Reads the contracts of all handlers. */
  public void read(List<HandlerBean> handlers) {
    for (HandlerBean handler : handlers) {
      ContractReader reader = new ContractReader(handler.javaClass(), problems);
      for (Class<?> type : ContractReader.contracts(handler.javaClass())) {
        offer(reader, type, handler);
      }
    }
  }

  private void offer(ContractReader reader, Class<?> type, HandlerBean handler) {
    Set<Annotation> qualifiers = qualifiers(handler);
    Optional<Offer> other =
        offers.stream()
            .filter(offer -> offer.contract().type() == type)
            .filter(offer -> offer.qualifiers().equals(qualifiers))
            .findFirst();
    if (other.isPresent()) {
      problems.add(
          BeanCode.AMBIGUOUS_CONTRACT,
          handler.javaClass(),
          "implements the contract "
              + type.getName()
              + " as "
              + other.get().handler().getName()
              + " does",
          "give one of the handlers a qualifier, which its contract then has, or another contract");
      return;
    }
    offers.add(new Offer(reader.read(type), handler.javaClass(), qualifiers));
  }

  /** A handler's own qualifiers are its contracts'; names are not. */
  private static Set<Annotation> qualifiers(HandlerBean handler) {
    Set<Annotation> qualifiers = new HashSet<>(handler.qualifiers());
    qualifiers.removeIf(each -> each instanceof Named || each instanceof Any);
    if (qualifiers.isEmpty()) {
      qualifiers.add(Default.Literal.INSTANCE);
    }
    qualifiers.add(Any.Literal.INSTANCE);
    return qualifiers;
  }

  /** Adds the beans, and those of injection points with options of their own. */
  public void addTo(
      AfterBeanDiscovery event, Function<CallDefaults, Cluster> clusters, CustomCalls custom) {
    Cluster plain = clusters.apply(CallDefaults.NONE);
    for (Offer offer : offers) {
      add(event, offer.contract(), plain, CallDefaults.NONE, offer.qualifiers());
    }
    for (int i = 0; i < custom.wanted().size(); i++) {
      CustomCalls.Wanted wanted = custom.wanted().get(i);
      Set<Annotation> qualifiers = Set.of(new CallDefaultsOf.Literal(i), Any.Literal.INSTANCE);
      if (wanted.type() == Cluster.class) {
        event
            .<Cluster>addBean()
            .id("quorate:cluster:" + i)
            .beanClass(ContractBeans.class)
            .types(Cluster.class, Object.class)
            .qualifiers(qualifiers)
            .scope(ApplicationScoped.class)
            .createWith(context -> clusters.apply(wanted.defaults()));
      }
      offers.stream()
          .filter(offer -> offer.contract().type() == wanted.type())
          .filter(offer -> offer.qualifiers().containsAll(wanted.qualifiers()))
          .findFirst()
          .ifPresent(offer -> add(event, offer.contract(), plain, wanted.defaults(), qualifiers));
    }
  }

  private void add(
      AfterBeanDiscovery event,
      Contract contract,
      Cluster cluster,
      CallDefaults defaults,
      Set<Annotation> qualifiers) {
    ContractCalls calls = new ContractCalls(cluster, defaults, timeout, completions);
    Map<Object, Interception> interceptions = new HashMap<>();
    event
        .addBean()
        .id("quorate:contract:" + contract.type().getName() + ":" + qualifiers)
        .beanClass(contract.type())
        .types(contract.type(), Object.class)
        .qualifiers(qualifiers)
        .scope(ApplicationScoped.class)
        .createWith(
            context -> {
              Interception interception = new Interception(manager, contract);
              Object proxy = ContractHandler.proxy(contract, calls, interception);
              synchronized (interceptions) {
                interceptions.put(proxy, interception);
              }
              return proxy;
            })
        .destroyWith(
            (proxy, context) -> {
              synchronized (interceptions) {
                Optional.ofNullable(interceptions.remove(proxy)).ifPresent(Interception::close);
              }
            });
  }

  /** Finds decorators of contracts: none would ever be called, as a contract is no class. */
  public void checkDecorators() {
    for (Offer offer : offers) {
      manager
          .resolveDecorators(
              Set.of(offer.contract().type()), offer.qualifiers().toArray(Annotation[]::new))
          .forEach(
              decorator ->
                  problems.add(
                      BeanCode.DECORATED_CONTRACT,
                      decorator.getBeanClass(),
                      "decorates the contract "
                          + offer.contract().type().getName()
                          + ", and would not be called",
                      "write an interceptor and put its binding on the contract"));
    }
  }
}
