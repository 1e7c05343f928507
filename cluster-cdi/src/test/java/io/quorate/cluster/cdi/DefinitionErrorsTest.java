/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.DefinitionException;
import io.quorate.cluster.DefinitionProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every definition error as an application that must not start. */
class DefinitionErrorsTest {
  private static List<DefinitionProblem> problems(Class<?>... classes) {
    List<DefinitionProblem> found = new ArrayList<>();
    RuntimeException failure =
        assertThrows(
            RuntimeException.class,
            () -> Container.start(Map.of("quorate.node-id", "n1"), classes).close());
    Throwable cause = failure;
    while (cause != null && !(cause instanceof DefinitionException)) {
      cause = cause.getCause();
    }
    assertNotNull(cause, () -> "no DefinitionException in " + failure);
    DefinitionException exception = assertInstanceOf(DefinitionException.class, cause);
    exception
        .problems()
        .forEach(
            problem -> {
              assertTrue(
                  exception.getMessage().contains(problem.toString()), exception.getMessage());
              found.add(problem);
            });
    return found;
  }

  private static Arguments wrong(String line, Class<?>... classes) {
    return Arguments.of(line, classes);
  }

  static List<Arguments> deployments() {
    return List.of(
        wrong("QD002 <W>BadName: the name \"a name\" is not one", Wrong.BadName.class),
        wrong("QD003 <W>Twice: a second handler has the name", Wrong.Once.class, Wrong.Twice.class),
        wrong(
            "QD004 <W>Methods.two(String, String): takes more than one payload",
            Wrong.Methods.class),
        wrong("QD005 <W>Methods.both(): has more than one", Wrong.Methods.class),
        wrong("QD006 <W>Methods.hidden(): is private", Wrong.Methods.class),
        wrong("QD006 <W>Methods.shared(): is static", Wrong.Methods.class),
        wrong("QD007 <W>Methods.nothing(): is a read and returns nothing", Wrong.Methods.class),
        wrong("QD008 <W>Snapshots.saveAgain(OutputStream): is a second", Wrong.Snapshots.class),
        wrong("QD009 <W>Snapshots: has only one of", Wrong.Snapshots.class),
        wrong("QD010 <W>Signature.save(): is not a method that saves", Wrong.Signature.class),
        wrong("QD011 <W>NeverSaved: has @OnWrite operations", Wrong.NeverSaved.class),
        wrong("QD012 <W>BadName.name(String): the name \"bad name\"", Wrong.BadName.class),
        wrong("QD013 <W>BadName.version(String): operation \"old\"", Wrong.BadName.class),
        wrong(
            "QD014 <W>Twice.same(String): operation \"same\" is also",
            Wrong.Once.class,
            Wrong.Twice.class),
        wrong(
            "QD015 <W>Twice.second(byte[]): operation \"versioned\" has version 1 twice",
            Wrong.Twice.class),
        wrong("QD017 <W>Methods.generic(List): is generic", Wrong.Methods.class),
        wrong("QD018 <W>OddHandler.read(): says", Wrong.OddHandler.class),
        wrong("QD019 <W>Topics.noPattern(): subscribes to what is no topic", Wrong.Topics.class),
        wrong("QD020 <W>Topics.second(TopicMessage): a second subscription", Wrong.Topics.class),
        wrong("QD021 <W>Topics.gap(String): is not a method that is told", Wrong.Topics.class),
        wrong("QD004 <W>Topics.many(String, String): takes more than", Wrong.Topics.class),
        wrong("QD101 <W>PerRequest: is @RequestScoped", Wrong.PerRequest.class),
        wrong("QD101 <W>PerInjection: is @Dependent", Wrong.PerInjection.class),
        wrong(
            "QD102 <W>Intercepted: runs on every node and is intercepted by <W>Timer",
            Wrong.Intercepted.class,
            Wrong.Timer.class),
        wrong(
            "QD102 <W>Intercepted.unknown(String): runs on every node and is intercepted by"
                + " @<W>Unknown",
            Wrong.Intercepted.class),
        wrong(
            "QD102 <W>Intercepted.named(String): runs on every node and is intercepted by <W>Named",
            Wrong.Intercepted.class,
            Wrong.Named.class),
        wrong(
            "QD103 <W>Greeter: is decorated by <W>AnyDecorator",
            Wrong.Greeter.class,
            Wrong.AnyDecorator.class),
        wrong(
            "QD104 <W>Second: implements the contract <W>Parting as <W>First does",
            Wrong.First.class,
            Wrong.Second.class),
        wrong(
            "QD105 <W>Direct.greeter: injects the handler <W>Greeter",
            Wrong.Greeter.class,
            Wrong.Direct.class),
        wrong(
            "QD105 <W>Direct.greeters: injects the handler <W>Greeter",
            Wrong.Greeter.class,
            Wrong.Direct.class),
        wrong("QD106 <W>Odd.plain(): is a contract's method and no", Wrong.OddHandler.class),
        wrong("QD106 <W>Odd.many(String, String): takes more than", Wrong.OddHandler.class),
        wrong("QD107 <W>Odd.write(String): returns a ReadResult", Wrong.OddHandler.class),
        wrong("QD108 <W>Odd.many(String, String): has the deadline", Wrong.OddHandler.class),
        wrong("QD109 <W>Generic: has type parameters", Wrong.GenericHandler.class),
        wrong("QD110 <W>Odd.absent(): is @io.quorate", Wrong.OddHandler.class),
        wrong(
            "QD111 <W>AnyDecorator: decorates the contract <W>Greeting",
            Wrong.Greeter.class,
            Wrong.AnyDecorator.class));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void deployment_failsWithItsMessage(String line, Class<?>[] classes) {
    String expected = line.replace("<W>", Wrong.class.getName() + "$");
    List<DefinitionProblem> problems = problems(classes);
    assertTrue(
        problems.stream().anyMatch(problem -> problem.toString().startsWith(expected)),
        () -> "expected " + expected + "\nin " + problems);
  }

  @Test
  void allProblems_areReportedAtOnce() {
    List<DefinitionProblem> problems =
        problems(
            Wrong.Methods.class, Wrong.Direct.class, Wrong.Greeter.class, Wrong.PerRequest.class);
    assertEquals(
        List.of("QD004", "QD005", "QD006", "QD006", "QD007", "QD017", "QD101", "QD105", "QD105"),
        problems.stream().map(DefinitionProblem::code).sorted().toList());
  }
}
