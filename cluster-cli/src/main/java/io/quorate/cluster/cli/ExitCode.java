/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

/** What the commands' exit codes mean; stable, for scripts. */
public final class ExitCode {
  /** It worked. */
  public static final int OK = 0;

  /** A node answered, and refused or failed; or the node could not start. */
  public static final int REFUSED = 1;

  /** The command line or the configuration is wrong. */
  public static final int USAGE = 2;

  /** No node could be reached, or it gave no answer; nothing was changed. */
  public static final int UNREACHABLE = 3;

  /** The change may or may not have happened. */
  public static final int OUTCOME_UNKNOWN = 4;

  /** The node answered that it is not healthy. */
  public static final int NOT_HEALTHY = 5;

  private ExitCode() {}
}
