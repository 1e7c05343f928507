/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.openliberty;

import io.quorate.examples.driver.guide.Page;
import io.quorate.examples.driver.guide.Shell;
import io.quorate.examples.driver.process.Http;
import io.quorate.examples.driver.process.Launcher;
import io.quorate.examples.driver.process.NodeSpec;
import io.quorate.examples.driver.rest.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Starts servers with the README's own commands. */
final class ReadmeServers implements Launcher<ServiceProcess> {
  private final Page readme;
  private final Shell shell;
  private final Http http = new Http();

  ReadmeServers(Page readme, Shell shell) {
    this.readme = readme;
    this.shell = shell;
  }

  /** Whether a command starts this node's server. */
  static boolean starts(String command, String id) {
    return command.endsWith("echo $! > " + pidFile(id));
  }

  private static String pidFile(String id) {
    return id + ".pid";
  }

  /** The configuration is not looked at: the server's own files and the command have it. */
  @Override
  public ServiceProcess launch(NodeSpec node, Map<String, String> configuration) {
    String command =
        readme.steps().stream()
            .map(Page.Step::command)
            .filter(each -> starts(each, node.id()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the README does not start " + node.id()));
    try {
      shell.run(command);
      return new ServiceProcess(node, shell.process(pidFile(node.id())), http);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
