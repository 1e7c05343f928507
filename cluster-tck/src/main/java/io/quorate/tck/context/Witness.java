/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.context;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnTopic;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A handler among the application's own classes that tells what is around its methods. */
@ClusterHandler("witness")
public class Witness {
  private static volatile String aroundMessage = "";

  @Inject BeanManager manager;

  @OnWrite("around-write")
  String write() {
    return Surroundings.here(manager);
  }

  @OnRead("around-read")
  String read() {
    return Surroundings.here(manager);
  }

  @OnTopic("around")
  void message() {
    aroundMessage = Surroundings.here(manager);
  }

  /** What was around the last message. */
  static String aroundMessage() {
    return aroundMessage;
  }

  @OnLeader("around-leader")
  String lead() {
    return Surroundings.here(manager);
  }

  @SaveSnapshot
  void save(OutputStream out) throws IOException {
    out.flush();
  }

  @LoadSnapshot
  void load(InputStream in) throws IOException {
    in.readAllBytes();
  }
}
