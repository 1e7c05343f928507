/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.TopicHeaders;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicationTest {
  private static final PublishOptions ALL =
      PublishOptions.DEFAULT
          .withContentType("text/plain")
          .withKey("key")
          .withPublisher("somebody")
          .withAttribute("a", "1")
          .withAttribute("b", "2")
          .withIdempotencyKey("once");

  @Test
  void message_decodesToItself_alsoFromWithinAnArray() {
    Publication message = Publication.checked("prices.eur", ALL, new byte[] {1, 2, 3});
    byte[] bytes = message.encode();
    byte[] around = new byte[bytes.length + 20];
    System.arraycopy(bytes, 0, around, 7, bytes.length);
    assertEquals(message, Publication.decode(around, 7, bytes.length));
  }

  @Test
  void damagedMessage_isRefusedAsDeclared() {
    byte[] bytes = Publication.checked("prices.eur", ALL, new byte[] {1, 2, 3}).encode();
    Hostile.assertSafe(
        bytes,
        Set.of(CorruptFrameException.class, UnknownFormatException.class),
        input -> Publication.decode(input, 0, input.length));
  }

  @Test
  void reply_decodesToItself() {
    for (TopicReply reply :
        new TopicReply[] {
          new TopicReply.Done(7, 1L << 40), new TopicReply.Refused(TopicReply.Why.BAD_POSITION, 5)
        }) {
      assertEquals(reply, TopicReply.decode(reply.encode()));
    }
    Hostile.assertSafe(
        new TopicReply.Done(7, 1L << 40).encode(),
        Set.of(CorruptFrameException.class, UnknownFormatException.class),
        TopicReply::decode);
  }

  @Test
  void whatIsTooMuch_isRefusedWithFigures() {
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Publication.checked(
                    "a", PublishOptions.DEFAULT.withKey("k".repeat(9_000)), new byte[0]));
    assertEquals("the headers have 9000 bytes; 8192 are allowed", failure.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Publication.checked(
                "a", PublishOptions.DEFAULT, new byte[Publication.MAX_PAYLOAD + 1]));
    assertEquals(
        TopicHeaders.NONE, Publication.checked("a", PublishOptions.DEFAULT, new byte[0]).headers());
  }
}
