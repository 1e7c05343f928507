/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

/**
 * What can be wrong with handlers as beans and with their contracts. The numbers are stable; {@code
 * docs/definition-errors.md} has a line for each.
 */
public enum BeanCode {
  /** The bean may have several instances. */
  SCOPE("QD101"),
  /** An interceptor around replicated methods that does not promise to be deterministic. */
  INTERCEPTOR("QD102"),
  /** A decorator around the handler that does not promise to be deterministic. */
  DECORATOR("QD103"),
  /** Two handlers offer one contract. */
  AMBIGUOUS_CONTRACT("QD104"),
  /** A handler's class is injected. */
  INJECTED_HANDLER("QD105"),
  /** A contract's method that is no operation, or takes what an operation cannot. */
  CONTRACT_METHOD("QD106"),
  /** A contract's method returns what its operation cannot give. */
  CONTRACT_RETURN("QD107"),
  /** A deadline or consistency that cannot be. */
  CALL_OPTION("QD108"),
  /** A contract with type variables. */
  GENERIC_CONTRACT("QD109"),
  /** A contract's operation that its handler does not have. */
  MISSING_OPERATION("QD110"),
  /** A decorator of a contract, which would never be called. */
  DECORATED_CONTRACT("QD111");

  private final String number;

  BeanCode(String number) {
    this.number = number;
  }

  /** The code as it is shown. */
  public String number() {
    return number;
  }
}
