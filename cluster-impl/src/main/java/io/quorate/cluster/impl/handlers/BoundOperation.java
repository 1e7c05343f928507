/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.spi.CallScope;
import io.quorate.cluster.spi.OperationDefinition;
import io.quorate.cluster.spi.OperationDefinition.Kind;
import io.quorate.cluster.spi.OperationInvoker;
import io.quorate.cluster.spi.PayloadCodec;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * An operation that can be called.
 *
 * @param key its identity in the log
 * @param definition what the application said of it
 * @param payloadCodec decodes its payload
 * @param replyCodec encodes its reply
 * @param scope surrounds its calls, unless it is replicated
 */
public record BoundOperation(
    OperationKey key,
    OperationDefinition definition,
    PayloadCodec payloadCodec,
    PayloadCodec replyCodec,
    CallScope scope) {

  /** The bytes of a payload; {@code byte[]} and {@code String} are taken as encoded already. */
  public byte[] encodePayload(@Nullable Object payload) {
    if (payload instanceof byte[] encoded) {
      return encoded;
    }
    if (definition.payloadType() == void.class) {
      return Codecs.NOTHING;
    }
    if (payload instanceof String text && payloadCodec.id() != Codecs.BYTES.id()) {
      return Codecs.TEXT.encode(text, String.class);
    }
    return payloadCodec.encode(payload, definition.payloadType());
  }

  /** The payload of encoded bytes. */
  public @Nullable Object decodePayload(byte[] payload) {
    return definition.payloadType() == void.class
        ? null
        : payloadCodec.decode(payload, definition.payloadType());
  }

  /** The bytes of what the body returned. */
  public byte[] encodeReply(@Nullable Object reply) {
    return definition.replyType() == void.class
        ? Codecs.NOTHING
        : replyCodec.encode(reply, definition.replyType());
  }

  /** A reply as the caller wants it. */
  public @Nullable Object decodeReply(byte[] reply, Type wanted) {
    if (wanted == byte[].class) {
      return reply;
    }
    if (wanted == void.class || wanted == Void.class || definition.replyType() == void.class) {
      return null;
    }
    if (wanted == String.class) {
      return Codecs.TEXT.decode(reply, String.class);
    }
    return replyCodec.decode(reply, wanted);
  }

  /** Calls the body; what it throws is its answer. */
  @SuppressWarnings("unchecked") // the definition pairs kind and context
  public <C> @Nullable Object invoke(@Nullable Object payload, @Nullable C context)
      throws Exception {
    OperationInvoker<@Nullable C> body = (OperationInvoker<@Nullable C>) definition.invoker();
    return definition.kind() == Kind.WRITE
        ? body.invoke(payload, context)
        : scope.call(() -> body.invoke(payload, context));
  }
}
