/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition;

import io.quorate.tck.definition.wrong.WrongBeans;
import io.quorate.tck.definition.wrong.WrongContracts;
import io.quorate.tck.definition.wrong.WrongMethods;
import io.quorate.tck.definition.wrong.WrongNames;
import io.quorate.tck.definition.wrong.WrongTopics;
import java.util.List;

/**
 * Every definition error that an application in a container can have. {@code QD001} and {@code
 * QD016} are not among them: only a program that builds its node itself can give it an object that
 * is no handler, or a codec.
 */
final class DefinitionErrors {
  static final List<DefinitionError> ALL =
      List.of(
          on("QD002", WrongNames.SpacedHandler.class),
          at(
              "QD003",
              WrongNames.class.getName() + "$SameName",
              WrongNames.SameName.class,
              WrongNames.SameNameAgain.class),
          in("QD004", WrongMethods.TwoPayloads.class, "two(String, String)"),
          in("QD005", WrongMethods.Both.class, "both()"),
          in("QD006", WrongMethods.Hidden.class, "hidden()"),
          in("QD006", WrongMethods.Static.class, "common()"),
          in("QD007", WrongMethods.VoidRead.class, "nothing()"),
          in("QD008", WrongMethods.SavesTwice.class, "save"),
          on("QD009", WrongMethods.NeverLoads.class),
          in("QD010", WrongMethods.SavesNowhere.class, "save()"),
          on("QD011", WrongMethods.NeverSaves.class),
          in("QD012", WrongNames.SpacedOperation.class, "spaced(String)"),
          in("QD013", WrongNames.VersionZero.class, "zero(String)"),
          at(
              "QD014",
              WrongNames.class.getName() + "$Shared",
              WrongNames.SharedWritten.class,
              WrongNames.SharedRead.class),
          in("QD015", WrongNames.OneVersionTwice.class, ""),
          in("QD017", WrongMethods.GenericPayload.class, "generic(List)"),
          in("QD018", WrongContracts.Contradicting.class, "read()"),
          in("QD019", WrongTopics.NoPattern.class, "empty(String)"),
          in("QD020", WrongTopics.OneSubscriptionTwice.class, "second(TopicMessage)"),
          in("QD021", WrongTopics.GapAsText.class, "gap(String)"),
          on("QD101", WrongBeans.PerRequest.class),
          on("QD101", WrongBeans.PerInjection.class),
          on("QD101", WrongBeans.PerTenant.class),
          in("QD102", WrongBeans.Intercepted.class, "timed(String)", WrongBeans.Timer.class),
          on("QD103", WrongBeans.Greeter.class, WrongBeans.GreetingDecorator.class),
          at(
              "QD104",
              WrongContracts.class.getName() + "$Parting",
              WrongContracts.PartingOne.class,
              WrongContracts.PartingTwo.class),
          in("QD105", WrongBeans.Direct.class, "handler", WrongBeans.Injected.class),
          at(
              "QD106",
              contract("WithoutOperation.plain()"),
              WrongContracts.WithoutOperationHandler.class),
          at(
              "QD107",
              contract("ResultOfWrite.write(String)"),
              WrongContracts.ResultOfWriteHandler.class),
          at("QD108", contract("Soon.soon()"), WrongContracts.SoonHandler.class),
          at("QD109", contract("Generic"), WrongContracts.GenericHandler.class),
          at("QD110", contract("Absent.absent()"), WrongContracts.AbsentHandler.class),
          on("QD111", WrongBeans.GreetingDecorator.class, WrongBeans.Greeter.class));

  private DefinitionErrors() {}

  private static DefinitionError on(String code, Class<?> type, Class<?>... others) {
    return error(code, type.getName(), type, others);
  }

  private static DefinitionError in(String code, Class<?> type, String member, Class<?>... others) {
    return error(code, type.getName() + "." + member, type, others);
  }

  private static DefinitionError at(String code, String where, Class<?> type, Class<?>... others) {
    return error(code, where, type, others);
  }

  private static String contract(String where) {
    return WrongContracts.class.getName() + "$" + where;
  }

  private static DefinitionError error(
      String code, String where, Class<?> type, Class<?>[] others) {
    Class<?>[] classes = new Class<?>[others.length + 1];
    classes[0] = type;
    System.arraycopy(others, 0, classes, 1, others.length);
    return new DefinitionError(code, where, classes);
  }
}
