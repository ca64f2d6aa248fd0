package org.talktous.delivery.recipient;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.StaffApi;

/** The addresses that get no mails, as their owners said that it was not them who gave them. */
@Controller("/api/v1/admin/suppressed-addresses")
@Secured("ADMIN")
@StaffApi
class SuppressedAddressController {
  private final SuppressedAddresses addresses;

  SuppressedAddressController(SuppressedAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Lists the addresses that get no mails, a page at a time.
   *
   * @param cursor `next` of the page before
   */
  @Get
  Page listSuppressedAddresses(@QueryValue @Nullable String cursor) {
    var page = addresses.page(cursor);
    return new Page(
        page.items().stream().map(each -> new Item(each.holder(), each.suppressedAt())).toList(),
        page.next());
  }

  /** Lets an address have mails again; saying it twice is fine. */
  @Delete("/{email}")
  @Status(HttpStatus.NO_CONTENT)
  void allowAddress(String email) {
    addresses.allow(email);
  }

  @Introspected
  @Schema(name = "SuppressedAddress")
  record Item(String email, Instant suppressedAt) {}

  @Introspected
  @Schema(name = "SuppressedAddressPage")
  record Page(List<Item> items, @Nullable String next) {}
}
