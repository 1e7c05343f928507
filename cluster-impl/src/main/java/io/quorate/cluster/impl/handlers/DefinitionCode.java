/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

/**
 * What can be wrong with handlers and codecs. The numbers are stable; {@code
 * docs/definition-errors.md} has a line for each.
 */
public enum DefinitionCode {
  /** The class has no {@code @ClusterHandler}. */
  NOT_A_HANDLER("QD001"),
  /** The handler's name is not a name. */
  HANDLER_NAME("QD002"),
  /** Two handlers have one name. */
  DUPLICATE_HANDLER("QD003"),
  /** More parameters than a payload and a context. */
  PARAMETERS("QD004"),
  /** More than one of the annotations on a method. */
  SEVERAL_ROLES("QD005"),
  /** A static or private method. */
  NOT_CALLABLE("QD006"),
  /** A read that answers nothing. */
  VOID_READ("QD007"),
  /** A second method that saves or loads. */
  SECOND_SNAPSHOT_METHOD("QD008"),
  /** Only one of save and load. */
  HALF_SNAPSHOT("QD009"),
  /** A method that saves or loads with another signature. */
  SNAPSHOT_SIGNATURE("QD010"),
  /** Replicated state that is never saved. */
  NO_SNAPSHOT("QD011"),
  /** The operation's name is not a name. */
  OPERATION_NAME("QD012"),
  /** A version below 1. */
  VERSION("QD013"),
  /** Two handlers or kinds share an operation's name. */
  DUPLICATE_OPERATION("QD014"),
  /** A version of an operation is there twice. */
  DUPLICATE_VERSION("QD015"),
  /** A codec with an id of the product. */
  RESERVED_CODEC("QD016"),
  /** A payload or reply type that is only known at the call. */
  GENERIC("QD017"),
  /** The method and its interface say different things. */
  CONTRADICTION("QD018"),
  /** A subscription to what is no topic or pattern. */
  TOPIC_NAME("QD019"),
  /** Two subscriptions have one name, or it is not a name. */
  SUBSCRIPTION_NAME("QD020"),
  /** A method for gaps with another signature, or a second one. */
  GAP_SIGNATURE("QD021");

  private final String number;

  DefinitionCode(String number) {
    this.number = number;
  }

  /** The code as it is shown. */
  public String number() {
    return number;
  }
}
