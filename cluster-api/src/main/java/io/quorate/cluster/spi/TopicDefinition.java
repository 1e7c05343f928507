/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import io.quorate.cluster.TopicStart;
import java.lang.reflect.Type;

/**
 * One subscription of a handler.
 *
 * @param pattern the topics it wants; see {@link io.quorate.cluster.TopicPattern}
 * @param subscription its stable name; empty means the handler's name, a slash and the pattern
 * @param start where it begins with topics that were there before
 * @param payloadType what the payload is decoded to; {@code void.class} for none
 * @param invoker its body
 */
public record TopicDefinition(
    String pattern,
    String subscription,
    TopicStart start,
    Type payloadType,
    TopicInvoker invoker) {}
