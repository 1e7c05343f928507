/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose methods are operations on replicated state.
 *
 * <pre>{@code
 * @ClusterHandler("counter")
 * public class Counter {
 *   private long total;
 *
 *   @OnWrite("add")
 *   long add(long n) {
 *     return total += n;
 *   }
 *
 *   @OnRead("total")
 *   long total() {
 *     return total;
 *   }
 *
 *   @SaveSnapshot
 *   void save(OutputStream out) throws IOException {
 *     new DataOutputStream(out).writeLong(total);
 *   }
 *
 *   @LoadSnapshot
 *   void load(InputStream in) throws IOException {
 *     total = new DataInputStream(in).readLong();
 *   }
 * }
 * }</pre>
 *
 * <p>Writes, save and load of one handler never run at the same time, and reads run between applied
 * entries unless marked {@link OnRead#concurrent()}: plain collections are enough. Writes must be
 * deterministic: what they do follows from the state, the payload and the {@link WriteContext}
 * alone.
 *
 * <p>In CDI this is a stereotype with application scope.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Stereotype
@ApplicationScoped
public @interface ClusterHandler {
  /**
   * The stable name of this handler's state in log and snapshots, 1 to 128 of {@code A-Z a-z 0-9 .
   * _ -}. It must not change when the class is renamed.
   */
  String value();
}
