package org.talktous.base.privacy;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file in which a reader's data is handed out. */
@Singleton
public class ReaderExport {
  private final ReaderData data;
  private final RetentionPeriod retention;

  ReaderExport(ReaderData data, RetentionPeriod retention) {
    this.data = data;
    this.retention = retention;
  }

  /** The file, which a browser saves under the name. */
  public MutableHttpResponse<Map<String, Object>> of(DataSubject reader, String name) {
    return HttpResponse.ok(content(reader))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".json\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private Map<String, Object> content(DataSubject reader) {
    Instant now = data.now();
    Map<String, List<?>> lists = data.export(reader);
    var all = new TreeMap<String, Object>(lists);
    all.put("exportedAt", now.toString());
    all.put("keptFor", retention.iso());
    return all;
  }
}
