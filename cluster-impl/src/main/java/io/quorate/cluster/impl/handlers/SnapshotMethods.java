/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.SnapshotBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns the annotated save and load methods of a bean into the functions of a definition. */
final class SnapshotMethods {
  private final Class<?> handler;
  private final @Nullable Object bean;
  private final Problems problems;

  SnapshotMethods(Class<?> handler, @Nullable Object bean, Problems problems) {
    this.handler = handler;
    this.bean = bean;
    this.problems = problems;
  }

  void addTo(HandlerDefinition.Builder builder, @Nullable Method save, @Nullable Method load) {
    if (save == null && load == null) {
      return;
    }
    if (save == null || load == null) {
      problems.add(
          DefinitionCode.HALF_SNAPSHOT,
          handler.getName(),
          "has only one of @SaveSnapshot and @LoadSnapshot",
          "add the other");
      return;
    }
    boolean capture = save.getParameterCount() == 0 && SnapshotBody.class == save.getReturnType();
    boolean plain =
        Arrays.equals(save.getParameterTypes(), new Class<?>[] {OutputStream.class})
            && save.getReturnType() == void.class;
    if (!capture && !plain) {
      problems.add(
          DefinitionCode.SNAPSHOT_SIGNATURE,
          save,
          "is not a method that saves",
          "write void save(OutputStream) or SnapshotBody capture()");
      return;
    }
    boolean versioned =
        Arrays.equals(load.getParameterTypes(), new Class<?>[] {InputStream.class, int.class});
    if (!versioned
        && !Arrays.equals(load.getParameterTypes(), new Class<?>[] {InputStream.class})) {
      problems.add(
          DefinitionCode.SNAPSHOT_SIGNATURE,
          load,
          "is not a method that loads",
          "write void load(InputStream) or void load(InputStream, int version)");
      return;
    }
    builder.snapshot(
        save.getAnnotation(SaveSnapshot.class).version(),
        capture ? () -> (SnapshotBody) call(save) : () -> (EagerBody) out -> call(save, out),
        (in, version) -> {
          if (versioned) {
            call(load, in, version);
          } else {
            call(load, in);
          }
        });
  }

  @SuppressWarnings("NullAway") // void methods answer null, which nobody looks at
  private Object call(Method method, Object... arguments) throws IOException {
    try {
      return method.invoke(bean, arguments);
    } catch (InvocationTargetException e) {
      throw new IOException(method.getName() + " threw " + e.getCause(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IOException(method + " could not be called", e);
    }
  }

  /** Marks {@link LoadSnapshot}'s counterpart that must be written while nothing is applied. */
  interface EagerBody extends SnapshotBody {}
}
