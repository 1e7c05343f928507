/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The resources of this package; {@code /openapi} describes them. */
@ApplicationScoped
@ApplicationPath("/")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Ledger",
            version = "1",
            description =
                "Any node answers any request. 503 means that nothing was applied and the request"
                    + " can be repeated; 504 that nobody can tell."))
public class LedgerApplication extends Application {}
