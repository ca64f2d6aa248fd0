package org.talktous.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Address;

/**
 * The rows behind a number.
 *
 * @param next where the list goes on
 */
record RowsPage(
    ReportAsked asked,
    boolean ofCalls,
    List<RowsFilter.Query> queries,
    List<RowsFilter.Call> calls,
    ReportWords words,
    @Nullable String after,
    Address here) {

  @Nullable String next() {
    return after == null ? null : here.with("after", after).toString();
  }
}
