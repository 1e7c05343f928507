/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The bean of docs/guides/reactive-messaging.md. */
@ApplicationScoped
public class Kitchen {
  @Inject
  @Channel("placed")
  Emitter<String> placed;

  CompletionStage<Void> place(String order) {
    return placed.send(order); // complete when the order is committed
  }

  @Incoming("orders")
  void cook(String order) {
    System.out.println("cook " + order); // throw, and it comes again
  }
}
