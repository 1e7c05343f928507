/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.messaging;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What is configured for one incoming channel; what the channel does not say, the connector may say
 * for all.
 */
record Attributes(String channel, Config config) {
  static final String TOPIC = "topic";
  static final String SUBSCRIPTION = "subscription";
  static final String START = "start";
  static final String PAYLOAD_TYPE = "payload-type";

  Optional<String> value(String attribute) {
    return config
        .getOptionalValue(key(attribute), String.class)
        .or(
            () ->
                config.getOptionalValue(
                    "mp.messaging.connector.quorate." + attribute, String.class));
  }

  /** The key of an attribute. */
  String key(String attribute) {
    return "mp.messaging.incoming." + channel + "." + attribute;
  }

  IllegalArgumentException wrong(String attribute, String value, String wayOut) {
    return new IllegalArgumentException(key(attribute) + " = \"" + value + "\": " + wayOut);
  }
}
