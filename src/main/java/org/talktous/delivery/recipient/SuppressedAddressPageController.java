package org.talktous.delivery.recipient;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;

/** Shows admins the addresses that get no mails, and lets them have some again. */
@Hidden
@Controller("/admin/suppressed-addresses")
@Secured("ADMIN")
@HtmlPage
class SuppressedAddressPageController {
  private static final String LIST = "/admin/suppressed-addresses";

  private final SuppressedAddresses addresses;
  private final DeskPages pages;

  SuppressedAddressPageController(SuppressedAddresses addresses, DeskPages pages) {
    this.addresses = addresses;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> list(DeskVisitor who, @QueryValue @Nullable String after) {
    var page = addresses.page(after);
    return pages.show(
        who, "delivery/recipient/suppressed", new SuppressedAddressPage(page.items(), page.next()));
  }

  @Post("/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> allow(@Body @Nullable Map<String, String> sent) {
    addresses.allow(sent == null ? "" : sent.getOrDefault("email", ""));
    return DeskPages.done(LIST, "address-allowed");
  }
}
