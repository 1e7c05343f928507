/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where this node's credentials are, and whom they must name.
 *
 * @param clusterName the cluster
 * @param nodeId the node
 * @param ca PEM file with the certificates of the authorities that are trusted
 * @param certificate PEM file with the node's certificate and those between it and the authority
 * @param key PEM file with the certificate's private key
 * @param keyPassword opens the key, when it is encrypted; empty otherwise
 * @param serverName a name that the certificates of all nodes carry, so that each may be any node
 * @param skipVerify takes every certificate for good; for development only
 */
public record TlsSettings(
    String clusterName,
    String nodeId,
    Path ca,
    Path certificate,
    Path key,
    String keyPassword,
    Optional<String> serverName,
    boolean skipVerify) {}
