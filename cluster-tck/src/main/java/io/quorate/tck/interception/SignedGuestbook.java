/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.interception;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.SaveSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The entries, one after the other. */
@ClusterHandler("guestbook")
public class SignedGuestbook implements Guestbook {
  private String all = "";

  @Doubled
  @Override
  public long sign(String name) {
    all += name;
    return all.length();
  }

  @Override
  public String signatures() {
    return all;
  }

  @SaveSnapshot
  void save(OutputStream out) throws IOException {
    out.write(all.getBytes(StandardCharsets.UTF_8));
  }

  @LoadSnapshot
  void load(InputStream in) throws IOException {
    all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
