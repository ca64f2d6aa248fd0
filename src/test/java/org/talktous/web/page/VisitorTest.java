package org.talktous.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.net.URI;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class VisitorTest {

  @Test
  void theBrowsersLanguageIsTheFirstThatWeSpeak() {
    assertThat(accepting("de, ru;q=0.8, en;q=0.5")).isEqualTo(Language.RU);
    assertThat(accepting("en-US,en;q=0.9,ru;q=0.8")).isEqualTo(Language.EN);
    assertThat(accepting("ru;q=0, en")).isEqualTo(Language.EN);
    assertThat(accepting("ja")).isEqualTo(Language.EN);
    assertThat(accepting(";;q=nonsense")).isEqualTo(Language.EN);
  }

  @Test
  void whatIsChosenGoesBeforeWhatIsRememberedAndThatBeforeTheBrowser() {
    var remembered = request("/").header("Accept-Language", "en").cookie(Cookie.of("lang", "ru"));
    assertThat(Visitor.of(remembered).language()).isEqualTo(Language.RU);

    var chosen =
        request("/?lang=en").header("Accept-Language", "ru").cookie(Cookie.of("lang", "ru"));
    assertThat(Visitor.of(chosen).language()).isEqualTo(Language.EN);
    assertThat(Visitor.of(chosen).chosen()).containsEntry("lang", "en");
  }

  @Test
  void theZoneIsUtcUntilItIsKnown() {
    assertThat(Visitor.of(request("/")).zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(Visitor.of(request("/")).zoneKnown()).isFalse();
    assertThat(Visitor.of(request("/?zone=nowhere")).zoneKnown()).isFalse();

    var told = Visitor.of(request("/").cookie(Cookie.of("zone", "Asia/Tokyo")));
    assertThat(told.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(told.zoneKnown()).isTrue();
  }

  @Test
  void linksCarryTheZoneOnlyWhereNoCookieDoes() {
    var without = Visitor.of(request("/call?zone=Asia/Tokyo&day=2026-12-01&lang=ru"));
    assertThat(without.here()).hasToString("/call?day=2026-12-01&zone=Asia%2FTokyo");

    var with =
        Visitor.of(request("/call?zone=Asia/Tokyo").cookie(Cookie.of("zone", "Europe/Moscow")));
    assertThat(with.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(with.here()).hasToString("/call");
  }

  @Test
  void aFormThatCarriesItsZoneNeedsNoCookie() {
    var visitor = Visitor.of(request("/call")).in("Asia/Tokyo");
    assertThat(visitor.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(visitor.here()).hasToString("/call?zone=Asia%2FTokyo");
    assertThat(visitor.in("nonsense")).isEqualTo(visitor);
  }

  private static Language accepting(String header) {
    return Visitor.of(request("/").header("Accept-Language", header)).language();
  }

  /** A request as the server reads it: what is asked for stands among its parameters. */
  private static MutableHttpRequest<?> request(String address) {
    var request = HttpRequest.GET(address);
    var query = URI.create(address).getQuery();
    for (var parameter : query == null ? new String[0] : query.split("&")) {
      var pair = parameter.split("=", 2);
      request.getParameters().add(pair[0], pair[1]);
    }
    return request;
  }
}
