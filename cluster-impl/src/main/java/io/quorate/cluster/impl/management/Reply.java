/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.Map;

/**
 * What is answered to a {@link Request}.
 *
 * @param status the HTTP status
 * @param contentType what the body is
 * @param headers headers beside it
 * @param body the body
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent and forgotten; never compared
record Reply(int status, String contentType, Map<String, String> headers, byte[] body)
    implements Answer {
  static final String JSON = "application/json";

  static Reply json(int status, byte[] body) {
    return new Reply(status, JSON, Map.of(), body);
  }
}
