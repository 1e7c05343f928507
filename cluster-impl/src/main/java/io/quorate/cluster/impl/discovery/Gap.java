/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import java.util.Set;

/**
 * What is not known yet of one source's list.
 *
 * @param title what people call the source
 * @param fixed whether it was said in the configuration
 * @param answered whether it has given a list
 * @param missing members in it that have no address
 */
public record Gap(String title, boolean fixed, boolean answered, Set<MissingMember> missing) {}
