/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Prints a script that makes a shell complete commands and options.",
    footer = {
      "@|bold Examples:|@",
      "  bash, for this shell:  source <(${COMMAND-FULL-NAME} bash)",
      "  bash, for good:        ${COMMAND-FULL-NAME} bash >"
          + " ~/.local/share/bash-completion/completions/${ROOT-COMMAND-NAME}",
      "  zsh, in ~/.zshrc:      source <(${COMMAND-FULL-NAME} zsh)"
    })
final class CompletionCommand extends AbstractCommand {
  enum Shell {
    bash,
    zsh
  }

  @Parameters(paramLabel = "bash|zsh", description = "For which shell.")
  Shell shell = Shell.bash;

  @Override
  int run() {
    CommandLine root = spec.root().commandLine();
    if (shell == Shell.zsh) {
      // The script asks for bash's way of completing itself, but zsh must have loaded its own.
      out().println("autoload -U +X compinit && compinit");
    }
    out().print(AutoComplete.bash(root.getCommandName(), root));
    return ExitCode.OK;
  }
}
