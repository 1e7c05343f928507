/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import io.quorate.cluster.Cluster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the cluster. */
@Path("/cluster")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClusterResource {
  @Inject Cluster cluster;

  /** Answers also without a quorum. */
  @GET
  @Operation(summary = "The cluster as this node sees it")
  public ClusterView view() {
    return ClusterView.of(cluster.status());
  }
}
