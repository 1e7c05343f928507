/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition.wrong;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Methods and their signatures. */
@SuppressWarnings("UnusedMethod") // a private operation is one of the mistakes
public final class WrongMethods {
  private WrongMethods() {}

  /** More than one payload. */
  @ClusterHandler("two-payloads")
  public static class TwoPayloads extends Unsaved {
    @OnWrite("two")
    void two(String one, String other) {}
  }

  /** A write and a read in one. */
  @ClusterHandler("both")
  public static class Both extends Unsaved {
    @OnWrite("both")
    @OnRead("both")
    String both() {
      return "";
    }
  }

  /** Private. */
  @ClusterHandler("hidden")
  public static class Hidden extends Unsaved {
    @OnWrite("hidden")
    private void hidden() {}
  }

  /** Static. */
  @ClusterHandler("static")
  public static class Static extends Unsaved {
    @OnWrite("static")
    static void common() {}
  }

  /** A read of nothing. */
  @ClusterHandler("void-read")
  public static class VoidRead extends Unsaved {
    @OnRead("nothing")
    void nothing() {}
  }

  /** A payload whose type nobody knows. */
  @ClusterHandler("generic-payload")
  public static class GenericPayload extends Unsaved {
    @OnWrite("generic")
    <T> void generic(List<T> payload) {}
  }

  /** Saves in two ways. */
  @ClusterHandler("saves-twice")
  public static class SavesTwice {
    @SaveSnapshot
    void save(OutputStream out) {}

    @SaveSnapshot
    void saveAgain(OutputStream out) {}

    @LoadSnapshot
    void load(InputStream in) {}
  }

  /** Saves and never loads. */
  @ClusterHandler("never-loads")
  public static class NeverLoads {
    @SaveSnapshot
    void save(OutputStream out) {}
  }

  /** Saves to nowhere. */
  @ClusterHandler("saves-nowhere")
  public static class SavesNowhere {
    @SaveSnapshot
    String save() {
      return "";
    }

    @LoadSnapshot
    void load(InputStream in) {}
  }

  /** Writes and never saves. */
  @ClusterHandler("never-saves")
  public static class NeverSaves {
    @OnWrite("lost")
    void lost(String text) {}
  }
}
