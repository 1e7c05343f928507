/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import jakarta.json.JsonObject;
import java.io.IOException;

/** One page that holds everything it needs: the data, the drawing library and the styles. */
public final class HtmlReport {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/%s/dist/%s";

  private HtmlReport() {}

  /** The page that shows the document of {@link JsonReport}. */
  public static String render(JsonObject document) throws IOException {
    String uplot = Resources.versions().getProperty("uplot");
    // The data goes last: nothing within it may be taken for a placeholder.
    return Resources.text("bench.html")
        .replace("@UPLOT_CSS@", Resources.text(UPLOT.formatted(uplot, "uPlot.min.css")))
        .replace("@UPLOT_JS@", Resources.text(UPLOT.formatted(uplot, "uPlot.iife.min.js")))
        .replace("@BENCH_JS@", Resources.text("bench.js"))
        .replace("@DATA@", document.toString().replace("<", "\\u003c"));
  }
}
