package org.talktous.panel.site;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.talktous.web.problem.StaffApi;

/** The sites that may embed the panel, as the desk keeps them. */
@Controller("/api/v1/admin/sites")
@Secured("ADMIN")
@StaffApi
class SiteController {
  private final Sites sites;

  SiteController(Sites sites) {
    this.sites = sites;
  }

  /** Lists the sites whose pages may embed the panel. */
  @Get
  List<SiteDraft> listSites() {
    return sites.list().stream().map(SiteDraft::of).toList();
  }

  /** Replaces the list of sites whose pages may embed the panel. */
  @Put
  List<SiteDraft> putSites(
      @Body @NotNull @Size(max = Sites.MOST) List<@NotNull @Valid SiteDraft> sites) {
    return this.sites.replace(sites).stream().map(SiteDraft::of).toList();
  }
}
