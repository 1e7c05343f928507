/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition.wrong;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;

/** Names and versions. */
public final class WrongNames {
  private WrongNames() {}

  /** A space in the handler's name. */
  @ClusterHandler("spaced name")
  public static class SpacedHandler extends Unsaved {}

  /** One of two with the same name. */
  @ClusterHandler("same-name")
  public static class SameName extends Unsaved {}

  /** The other. */
  @ClusterHandler("same-name")
  public static class SameNameAgain extends Unsaved {}

  /** A space in the operation's name. */
  @ClusterHandler("spaced-operation")
  public static class SpacedOperation extends Unsaved {
    @OnWrite("spaced operation")
    void spaced(String text) {}
  }

  /** A version that is none. */
  @ClusterHandler("version-zero")
  public static class VersionZero extends Unsaved {
    @OnWrite(value = "zero", version = 0)
    void zero(String text) {}
  }

  /** A write. */
  @ClusterHandler("shared-written")
  public static class SharedWritten extends Unsaved {
    @OnWrite("shared")
    void shared(String text) {}
  }

  /** A read of the same name. */
  @ClusterHandler("shared-read")
  public static class SharedRead extends Unsaved {
    @OnRead("shared")
    String shared(String text) {
      return text;
    }
  }

  /** One version, two methods. */
  @ClusterHandler("one-version")
  public static class OneVersionTwice extends Unsaved {
    @OnWrite("versioned")
    void first(String text) {}

    @OnWrite("versioned")
    void second(byte[] bytes) {}
  }
}
