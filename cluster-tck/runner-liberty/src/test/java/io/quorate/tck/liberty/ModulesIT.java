/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.liberty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.Cluster;
import io.quorate.tck.HandlerJar;
import io.quorate.tck.TckApplication;
import io.quorate.tck.handlers.AccountsApi;
import jakarta.inject.Inject;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An enterprise archive with two web modules, and the library beside them. */
@ExtendWith(ArquillianExtension.class)
class ModulesIT {
  @Inject Cluster cluster;
  @Inject AccountsApi accounts;

  @Deployment
  static EnterpriseArchive application() {
    return ShrinkWrap.create(EnterpriseArchive.class, "modules.ear")
        .addAsLibraries(new File(System.getProperty("tck.libraries")).listFiles())
        .addAsLibraries(HandlerJar.file())
        .addAsLibrary(TckApplication.named("modules").settings())
        .addAsModules(
            module("first"), Testable.archiveToTest(module("second").addClass(ModulesIT.class)));
  }

  private static WebArchive module(String name) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addClass(Opener.class)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  @Test
  void modules_shareOneNode() {
    assertEquals(1, cluster.members().size());
    assertEquals(2, accounts.balance("modules"), "each module has made a deposit");
  }
}
