/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Replaces the handler's whole state by what {@link SaveSnapshot} wrote: {@code void
 * load(InputStream)} or {@code void load(InputStream, int version)}. It may be called at any time
 * between entries, also on a handler that has state; what fails here halts the node.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LoadSnapshot {}
