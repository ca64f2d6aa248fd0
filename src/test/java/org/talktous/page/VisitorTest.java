package org.talktous.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private static MutableHttpRequest<Object> at(String address) {
    var parts = address.split("\\?", 2);
    var request = HttpRequest.GET(parts[0]);
    for (var parameter : parts.length == 1 ? new String[0] : parts[1].split("&")) {
      var pair = parameter.split("=", 2);
      request.getParameters().add(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return request;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | EN",
        "ru | RU",
        "ru-RU,ru;q=0.9,en;q=0.8 | RU",
        "de,ru;q=0.5 | RU",
        "en;q=0.5,ru;q=0.9 | RU",
        "ru;q=0,de | EN",
        "de-AT | EN",
        "* | EN",
        ";;;===, | EN"
      })
  void theBrowsersLanguagesDecideUntilTheReaderDoes(String accepted, Language language) {
    var request = at("/");
    if (accepted != null) {
      request.header("Accept-Language", accepted);
    }

    assertThat(Visitor.of(request).language()).isEqualTo(language);
  }

  @Test
  void aChosenLanguageWinsAndIsRemembered() {
    var first = Visitor.of(at("/?lang=ru").header("Accept-Language", "en"));
    assertThat(first.language()).isEqualTo(Language.RU);
    assertThat(first.chosen()).containsEntry("lang", "ru");

    var next = Visitor.of(at("/").header("Accept-Language", "en").cookie(Cookie.of("lang", "ru")));
    assertThat(next.language()).isEqualTo(Language.RU);
    assertThat(next.chosen()).isEmpty();

    var changed = Visitor.of(at("/?lang=en").cookie(Cookie.of("lang", "ru")));
    assertThat(changed.language()).isEqualTo(Language.EN);
  }

  @Test
  void theZoneIsUtcUntilItIsKnown() {
    var stranger = Visitor.of(at("/"));
    assertThat(stranger.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(stranger.zoneKnown()).isFalse();
    assertThat(stranger.orIn(TOKYO).zone()).isEqualTo(TOKYO);

    var known = Visitor.of(at("/").cookie(Cookie.of("zone", "Asia/Tokyo")));
    assertThat(known.zone()).isEqualTo(TOKYO);
    assertThat(known.zoneKnown()).isTrue();
    assertThat(known.orIn(ZoneId.of("Europe/Moscow")).zone()).isEqualTo(TOKYO);
  }

  @Test
  void theZoneOfTheAddressWinsOverTheCookie() {
    var visitor = Visitor.of(at("/?zone=Europe%2FMoscow").cookie(Cookie.of("zone", "Asia/Tokyo")));

    assertThat(visitor.zone()).isEqualTo(ZoneId.of("Europe/Moscow"));
    assertThat(visitor.chosen()).isEqualTo(Map.of("zone", "Europe/Moscow"));
  }

  @Test
  void whatMakesNoSenseIsNotHeard() {
    var visitor =
        Visitor.of(
            at("/?zone=Mars%2FOlympus&lang=xx")
                .cookie(Cookie.of("zone", "+99:00"))
                .cookie(Cookie.of("lang", "tlh")));

    assertThat(visitor.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(visitor.zoneKnown()).isFalse();
    assertThat(visitor.language()).isEqualTo(Language.EN);
    assertThat(visitor.chosen()).isEmpty();
  }

  @Test
  void linksCarryTheZoneOnlyWhereNoCookieDoes() {
    assertThat(Visitor.of(at("/here?zone=Asia%2FTokyo&day=2026-12-01")).here().toString())
        .isEqualTo("/here?day=2026-12-01&zone=Asia%2FTokyo");
    assertThat(
            Visitor.of(
                    at("/here?zone=Asia%2FTokyo&day=2026-12-01")
                        .cookie(Cookie.of("zone", "Asia/Tokyo")))
                .here()
                .toString())
        .isEqualTo("/here?day=2026-12-01");
  }

  @Test
  void aFormCarriesTheZoneItWasReadIn() {
    var visitor = Visitor.of(at("/")).in("Asia/Tokyo");

    assertThat(visitor.zone()).isEqualTo(TOKYO);
    assertThat(visitor.zoneKnown()).isTrue();
    assertThat(Visitor.of(at("/")).in("nonsense").zoneKnown()).isFalse();
    assertThat(Visitor.of(at("/")).in(null).zoneKnown()).isFalse();
  }
}
