/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.PrintWriter;
import java.lang.reflect.AnnotatedElement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What all commands do alike. Exit codes are made here and not by handlers of the command line, so
 * that they are the same within another application.
 */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    synopsisHeading = "%n@|bold Usage:|@ ",
    descriptionHeading = "%n",
    parameterListHeading = "%n@|bold Parameters:|@%n",
    optionListHeading = "%n@|bold Options:|@%n",
    commandListHeading = "%n@|bold Commands:|@%n",
    footerHeading = "%n",
    exitCodeListHeading = "%n@|bold Exit codes:|@%n",
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true)
abstract class AbstractCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  CommandSpec spec;

  /** Does it, and returns the exit code. */
  abstract int run() throws CommandFailure, InterruptedException;

  @Override
  public final Integer call() {
    refuseWhatIsToCome();
    try {
      return run();
    } catch (CommandFailure e) {
      error(String.valueOf(e.getMessage()));
      return e.exitCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      error("interrupted");
      return ExitCode.OUTCOME_UNKNOWN;
    } finally {
      out().flush();
    }
  }

  private void refuseWhatIsToCome() {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptionsSet()) {
      if (option.userObject() instanceof AnnotatedElement element) {
        NotYet notYet = element.getAnnotation(NotYet.class);
        // Saying no to what is not there is right.
        if (notYet != null && !Boolean.FALSE.equals(option.getValue())) {
          throw usage(option.longestName() + " is not available yet; " + notYet.value());
        }
      }
    }
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final void error(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        spec.commandLine().getColorScheme().errorText(spec.qualifiedName() + ": " + message));
    err.flush();
  }

  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
