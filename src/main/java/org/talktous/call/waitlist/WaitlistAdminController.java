package org.talktous.call.waitlist;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.web.page.Language;
import org.talktous.web.problem.StaffApi;

/** Who waits for a time; a host sees those who wait for calls that they take. */
@Controller("/api/v1/admin/waitlist")
@Secured({"ADMIN", "HOST"})
@StaffApi
class WaitlistAdminController {
  private final Waitlist waitlist;

  WaitlistAdminController(Waitlist waitlist) {
    this.waitlist = waitlist;
  }

  /**
   * Lists the readers who wait for a time, who has waited longest first, a page at a time.
   *
   * @param article only for the article of this slug
   * @param host only for articles about which this host takes calls
   * @param cursor `next` of the page before
   */
  @Get
  Page listWaitingReaders(
      @Parameter(hidden = true) Authentication caller,
      @QueryValue @Nullable String article,
      @QueryValue @Nullable UUID host,
      @QueryValue @Nullable UUID cursor) {
    var page =
        waitlist.list(Language.EN.tag(), article, StaffMember.of(caller).onlySees(host), cursor);
    return new Page(
        page.items().stream().map(Item::of).toList(),
        page.next() == null ? null : page.next().toString());
  }

  @Introspected
  @Schema(name = "WaitingReaderPage")
  record Page(List<Item> items, @Nullable String next) {}

  /**
   * A reader who waits.
   *
   * @param article its slug
   * @param zone in which their mail names times
   * @param locale the language of that mail
   * @param since when they began to wait
   * @param until when their address is forgotten if no time opens
   */
  @Introspected
  @Schema(name = "WaitingReader")
  record Item(
      UUID id,
      String article,
      String email,
      String zone,
      String locale,
      Instant since,
      Instant until) {
    static Item of(WaitingReader reader) {
      return new Item(
          reader.id(),
          reader.article(),
          reader.email(),
          reader.zone(),
          reader.locale(),
          reader.since(),
          reader.until());
    }
  }
}
