/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition.wrong;

import io.quorate.cluster.ClusterContract;
import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.Deadline;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadResult;

/** Contracts. */
public final class WrongContracts {
  private WrongContracts() {}

  /** Two handlers implement it. */
  public interface Parting {
    /** An operation. */
    @OnWrite("part")
    String part(String name);
  }

  /** The one. */
  @ClusterHandler("parting-a")
  public static class PartingOne extends Unsaved implements Parting {
    @Override
    public String part(String name) {
      return name;
    }
  }

  /** The other. */
  @ClusterHandler("parting-b")
  public static class PartingTwo extends Unsaved implements Parting {
    @Override
    public String part(String name) {
      return name;
    }
  }

  /** A method says one thing here and another in its handler. */
  public interface Contradicted {
    /** An operation. */
    @OnRead("here")
    String read();
  }

  /** Says another thing. */
  @ClusterHandler("contradicting")
  public static class Contradicting extends Unsaved implements Contradicted {
    @OnRead("there")
    @Override
    public String read() {
      return "";
    }
  }

  /** Has a method that is no operation. */
  @ClusterContract
  public interface WithoutOperation {
    /** No operation. */
    String plain();
  }

  /** Its handler. */
  @ClusterHandler("without-operation")
  public static class WithoutOperationHandler extends Unsaved implements WithoutOperation {
    @Override
    public String plain() {
      return "";
    }
  }

  /** A write that answers with a read's result. */
  public interface ResultOfWrite {
    /** An operation. */
    @OnWrite("result-of-write")
    ReadResult<String> write(String text);
  }

  /** Its handler. */
  @ClusterHandler("result-of-write")
  public static class ResultOfWriteHandler extends Unsaved implements ResultOfWrite {
    @Override
    public ReadResult<String> write(String text) {
      return ReadResult.of(text);
    }
  }

  /** A deadline that is none. */
  public interface Soon {
    /** An operation. */
    @OnRead("soon")
    @Deadline("soon")
    String soon();
  }

  /** Its handler. */
  @ClusterHandler("soon")
  public static class SoonHandler extends Unsaved implements Soon {
    @Override
    public String soon() {
      return "";
    }
  }

  /** A contract of any type. */
  public interface Generic<T> {
    /** An operation. */
    @OnWrite("generic-contract")
    T put(T value);
  }

  /** Its handler. */
  @ClusterHandler("generic-contract")
  public static class GenericHandler extends Unsaved implements Generic<String> {
    @Override
    public String put(String value) {
      return value;
    }
  }

  /** An operation without a handler's method. */
  public interface Absent {
    /** An operation. */
    @OnLeader("absent")
    default String absent() {
      return "";
    }
  }

  /** Its handler, without that method. */
  @ClusterHandler("absent")
  public static class AbsentHandler extends Unsaved implements Absent {}
}
