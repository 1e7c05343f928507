/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/**
 * Money that moves.
 *
 * @param id chosen by who asks for it, unique
 * @param from the account that pays
 * @param to the account that gets it
 * @param cents how much
 */
public record Transfer(
    @Positive long id, @NotBlank String from, @NotBlank String to, @Positive long cents) {}
