/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.example;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.cli.ClusterctlCommands;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** An application with a command line of its own. */
@Command(name = "shop", mixinStandardHelpOptions = true)
public final class ShopMain {
  private ShopMain() {}

  /** Counts orders. */
  @ClusterHandler("orders")
  public static class Orders {
    private long count;

    /** Takes orders. */
    @OnWrite("order")
    public long order(long pieces) {
      return count += pieces;
    }

    /** All orders. */
    @OnRead("ordered")
    public long ordered() {
      return count;
    }
  }

  /** The command line: {@code shop cluster run …}. */
  public static CommandLine commandLine() {
    CommandLine shop = new CommandLine(new ShopMain());
    ClusterctlCommands.create().withHandlers(() -> List.of(new Orders())).mount(shop, "cluster");
    return shop;
  }

  /** Runs a command. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }
}
