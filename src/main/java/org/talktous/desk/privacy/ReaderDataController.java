package org.talktous.desk.privacy;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import java.util.Map;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.ReaderData;
import org.talktous.base.privacy.ReaderExport;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.StaffApi;

/** What is held about readers, by their addresses. */
@Controller("/api/v1/admin/readers/{email}")
@Secured("ADMIN")
@StaffApi
class ReaderDataController {
  private final ReaderData data;
  private final ReaderExport export;

  ReaderDataController(ReaderData data, ReaderExport export) {
    this.data = data;
    this.export = export;
  }

  /** Hands out all that is held under an address. */
  @Get("/export")
  HttpResponse<Map<String, Object>> exportReader(String email) {
    return export.of(get(email), "reader");
  }

  /**
   * Erases all that is held under an address; calls that are still ahead are cancelled. Afterwards
   * nothing is held under the address, so a second request is a 404.
   */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void eraseReader(String email) {
    data.erase(get(email), ReaderData.By.STAFF);
  }

  private DataSubject get(String email) {
    return data.at(email).orElseThrow(() -> new NotFound("reader"));
  }
}
