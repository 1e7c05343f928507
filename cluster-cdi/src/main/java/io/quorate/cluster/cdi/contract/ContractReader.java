/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import io.quorate.cluster.ClusterContract;
import io.quorate.cluster.Consistency;
import io.quorate.cluster.Deadline;
import io.quorate.cluster.LeaderContext;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.WriteContext;
import io.quorate.cluster.cdi.definition.BeanCode;
import io.quorate.cluster.cdi.definition.BeanProblems;
import io.quorate.cluster.cdi.definition.OperationAnnotations;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the contracts of a handler's class. */
final class ContractReader {
  private static final int ABSENT = -1;

  private final Class<?> handler;
  private final BeanProblems problems;

  ContractReader(Class<?> handler, BeanProblems problems) {
    this.handler = handler;
    this.problems = problems;
  }

  /** The interfaces of a handler that are contracts. */
  static List<Class<?>> contracts(Class<?> handler) {
    return OperationAnnotations.interfaces(handler).stream()
        .filter(
            type ->
                type.isAnnotationPresent(ClusterContract.class)
                    || Arrays.stream(type.getMethods())
                        .anyMatch(method -> OperationAnnotations.on(method).isPresent()))
        .toList();
  }

  /** The contract of an interface; what is wrong is added to the problems. */
  Contract read(Class<?> type) {
    Map<Method, ContractOperation> operations = new LinkedHashMap<>();
    if (type.getTypeParameters().length > 0) {
      problems.add(
          BeanCode.GENERIC_CONTRACT,
          type,
          "has type parameters, so that payloads and replies cannot be decoded",
          "write an interface without them that extends nothing generic");
      return new Contract(type, operations);
    }
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())) {
        continue;
      }
      Optional<Annotation> role = role(method);
      if (role.isPresent()) {
        operation(type, method, role.get())
            .ifPresent(operation -> operations.put(method, operation));
      } else if (!method.isDefault()) {
        problems.add(
            BeanCode.CONTRACT_METHOD,
            method,
            "is a contract's method and no operation of " + handler.getName(),
            "add @OnWrite, @OnRead or @OnLeader to it, or make it a default method");
      }
    }
    return new Contract(type, operations);
  }

  private Optional<Annotation> role(Method method) {
    Optional<Annotation> own = OperationAnnotations.on(method);
    if (own.isPresent() || method.isDefault()) {
      return own;
    }
    return OperationAnnotations.methods(handler).stream()
        .filter(below -> OperationAnnotations.sameSignature(below, method))
        .flatMap(below -> OperationAnnotations.on(below).stream())
        .findFirst();
  }

  private Optional<ContractOperation> operation(Class<?> type, Method method, Annotation role) {
    if (!isOffered(role)) {
      problems.add(
          BeanCode.MISSING_OPERATION,
          method,
          "is " + role + ", which " + handler.getName() + " does not have",
          "add a method with that annotation to the handler");
      return Optional.empty();
    }
    int payload = payloadAt(method);
    Optional<ReturnType> returned = ReturnType.of(method, role instanceof OnRead, problems);
    if (returned.isEmpty()) {
      return Optional.empty();
    }
    CallDefaults defaults = defaults(type, method, role);
    ReturnType reply = returned.get();
    return Optional.of(
        new ContractOperation(
            method,
            role instanceof OnRead,
            name(role),
            version(role),
            payload,
            reply.reply(),
            reply.stage(),
            reply.result(),
            defaults.consistency(),
            defaults.deadline()));
  }

  private boolean isOffered(Annotation role) {
    return OperationAnnotations.methods(handler).stream()
        .flatMap(method -> OperationAnnotations.of(method, handler).stream())
        .anyMatch(
            offered ->
                offered.annotationType() == role.annotationType()
                    && name(offered).equals(name(role))
                    && version(offered) == version(role));
  }

  private int payloadAt(Method method) {
    int found = ABSENT;
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      if (types[i] == WriteContext.class || types[i] == LeaderContext.class) {
        continue;
      }
      if (found != ABSENT) {
        problems.add(
            BeanCode.CONTRACT_METHOD,
            method,
            "takes more than one payload",
            "put the values into one record and take that");
        break;
      }
      found = i;
    }
    return found;
  }

  private CallDefaults defaults(Class<?> type, Method method, Annotation role) {
    CallDefaults own =
        defaults(
            method, method.getAnnotation(Deadline.class), method.getAnnotation(Consistency.class));
    CallDefaults all =
        defaults(method, type.getAnnotation(Deadline.class), type.getAnnotation(Consistency.class));
    if (own.consistency().isPresent() && !(role instanceof OnRead)) {
      problems.add(
          BeanCode.CALL_OPTION,
          method,
          "has a @Consistency and is no read",
          "remove it; writes and leader operations are linearizable");
    }
    return new CallDefaults(
        own.deadline().or(all::deadline), own.consistency().or(all::consistency));
  }

  private CallDefaults defaults(
      Method method, @Nullable Deadline deadline, @Nullable Consistency consistency) {
    try {
      return CallDefaults.of(deadline, consistency);
    } catch (IllegalArgumentException e) {
      problems.add(
          BeanCode.CALL_OPTION,
          method,
          "has the deadline " + deadline,
          String.valueOf(e.getMessage()));
      return CallDefaults.NONE;
    }
  }

  private static String name(Annotation role) {
    if (role instanceof OnWrite write) {
      return write.value();
    }
    return role instanceof OnRead read ? read.value() : ((OnLeader) role).value();
  }

  private static int version(Annotation role) {
    if (role instanceof OnWrite write) {
      return write.version();
    }
    return role instanceof OnRead read ? read.version() : ((OnLeader) role).version();
  }
}
