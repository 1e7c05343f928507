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
 * Marks an interface of a handler as a contract, whose methods are then the operations of the
 * handler's methods that implement them. Not needed where the interface's own methods carry {@link
 * OnWrite}, {@link OnRead} or {@link OnLeader}.
 *
 * <pre>{@code
 * public interface AccountsApi {
 *   @OnWrite("deposit")
 *   long deposit(Deposit deposit) throws AccountClosedException;
 *
 *   @OnRead("balance")
 *   @Consistency(ReadConsistency.SESSION)
 *   long balance(String account);
 * }
 *
 * @Inject AccountsApi accounts;   // accounts.deposit(d) is the replicated write
 * }</pre>
 *
 * <p>A contract method takes the operation's payload, and returns its reply, a {@link
 * java.util.concurrent.CompletionStage} of it, or, for a read, a {@link ReadResult} of it or a
 * stage of that. A method that returns a plain value waits, at most for its deadline, and is
 * refused on the thread that applies entries. Default methods without an operation's annotation run
 * as they are written; a default method with one is that operation, and its body is not run.
 *
 * <p>An exception that the handler threw and that the contract method declares comes back as
 * itself: an object of that class made by its constructor of one {@code String} with the message,
 * or by the one without parameters. Class and message are all that is carried; fields, causes and
 * stack of the original are not. Whatever is not declared, or cannot be made so, comes as {@link
 * HandlerException}; every other failure as the {@link ClusterException} it is.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ClusterContract {}
