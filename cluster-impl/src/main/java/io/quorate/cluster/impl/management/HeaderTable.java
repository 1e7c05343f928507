/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;
import java.util.ArrayList;
import java.util.List;

/** What a client may mean by a number in its headers (RFC 7541 §2.3). Used by one thread. */
final class HeaderTable {
  /** The default (RFC 9113 §6.5.2), which is never changed here. */
  private static final int MAX_SIZE = 4096;

  private static final int ENTRY_OVERHEAD = 32;

  /** RFC 7541 Appendix A. */
  private static final List<Entry> STATIC =
      entries(
          """
          :authority
          :method GET
          :method POST
          :path /
          :path /index.html
          :scheme http
          :scheme https
          :status 200
          :status 204
          :status 206
          :status 304
          :status 400
          :status 404
          :status 500
          accept-charset
          accept-encoding gzip, deflate
          accept-language
          accept-ranges
          accept
          access-control-allow-origin
          age
          allow
          authorization
          cache-control
          content-disposition
          content-encoding
          content-language
          content-length
          content-location
          content-range
          content-type
          cookie
          date
          etag
          expect
          expires
          from
          host
          if-match
          if-modified-since
          if-none-match
          if-range
          if-unmodified-since
          last-modified
          link
          location
          max-forwards
          proxy-authenticate
          proxy-authorization
          range
          referer
          refresh
          retry-after
          server
          set-cookie
          strict-transport-security
          transfer-encoding
          user-agent
          vary
          via
          www-authenticate
          """);

  /** The newest last. */
  private final List<Entry> dynamic = new ArrayList<>();

  private int maxSize = MAX_SIZE;
  private int size;

  /** A header, its bytes as ISO 8859-1. */
  record Entry(String name, String value) {
    /** As RFC 7541 §4.1 and RFC 9113 §6.5.2 count. */
    int size() {
      return name.length() + value.length() + ENTRY_OVERHEAD;
    }
  }

  private static List<Entry> entries(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" ", 2))
        .map(parts -> new Entry(parts[0], parts.length == 1 ? "" : parts[1]))
        .toList();
  }

  Entry get(int index) {
    if (index >= 1 && index <= STATIC.size()) {
      return STATIC.get(index - 1);
    }
    int back = index - STATIC.size();
    if (back < 1 || back > dynamic.size()) {
      throw new Http2Exception(Http2ErrorCode.COMPRESSION, "no header has the number " + index);
    }
    return dynamic.get(dynamic.size() - back);
  }

  /** Evicts what is too much; a header larger than the table empties it (§4.4). */
  void add(Entry entry) {
    evict(maxSize - entry.size());
    if (entry.size() <= maxSize) {
      dynamic.add(entry);
      size += entry.size();
    }
  }

  /** The client chooses, up to what it was offered (§6.3). */
  void resize(int wanted) {
    if (wanted > MAX_SIZE) {
      throw new Http2Exception(
          Http2ErrorCode.COMPRESSION, "a table of " + wanted + " bytes was not offered");
    }
    maxSize = wanted;
    evict(maxSize);
  }

  private void evict(int room) {
    while (size > room && !dynamic.isEmpty()) {
      size -= dynamic.removeFirst().size();
    }
  }
}
