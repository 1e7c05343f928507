/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.tck.Assertion;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import io.quorate.tck.handlers.AccountsApi;
import io.quorate.tck.handlers.Deposit;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The methods are one story, in their order: some of it happens beside the application. */
@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedeploymentIT {
  private static final String NAME = "redeployed";
  private static final AtomicReference<List<Integer>> PORTS = new AtomicReference<>(List.of());

  @Inject Instance<AccountsApi> accounts;

  @Deployment(name = NAME, managed = false)
  static WebArchive application() {
    TckApplication application = TckApplication.named(NAME).withHandlerJar();
    PORTS.set(
        List.of(
            port(application.configuration("quorate.membership.bind-address")),
            port(application.configuration("quorate.raft.address")),
            port(application.configuration("quorate.management.address"))));
    return application.archive();
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  @Test
  @Order(1)
  @RunAsClient
  @Assertion(id = "LIFECYCLE-2", text = "The node starts with its application.")
  void deploy(@ArquillianResource Deployer deployer) {
    deployer.deploy(NAME);
    PORTS.get().forEach(port -> assertEquals("taken", stateOf(port)));
  }

  @Test
  @Order(2)
  @OperateOnDeployment(NAME)
  @Assertion(id = "LIFECYCLE-3", text = "The started node takes part.")
  void write() {
    assertEquals(5, accounts.get().deposit(new Deposit("ann", 5)));
  }

  @Test
  @Order(3)
  @RunAsClient
  @Assertion(id = "LIFECYCLE-4", text = "The node ends with its application and frees its ports.")
  void redeploy(@ArquillianResource Deployer deployer) {
    deployer.undeploy(NAME);
    PORTS.get().forEach(port -> assertEquals("free", stateOf(port)));
    deployer.deploy(NAME);
  }

  @Test
  @Order(4)
  @OperateOnDeployment(NAME)
  @Assertion(id = "LIFECYCLE-5", text = "A node with a data directory keeps its state.")
  void read() {
    assertEquals(5, accounts.get().balance("ann"));
    assertEquals(6, accounts.get().depositOne("ann"));
  }

  @Test
  @Order(5)
  @RunAsClient
  @Assertion(id = "LIFECYCLE-6", text = "The redeployed node ends like the first.")
  void undeploy(@ArquillianResource Deployer deployer) {
    deployer.undeploy(NAME);
    PORTS.get().forEach(port -> assertEquals("free", stateOf(port)));
  }

  private static String stateOf(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound() ? "free" : "taken";
    } catch (IOException e) {
      return "taken";
    }
  }
}
