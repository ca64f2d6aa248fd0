package org.talktous.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** The desk keeps webhooks. */
@ServiceTest
class WebhookAdminTest {
  private static final Fields GOOD =
      Fields.NONE
          .with("url", "https://example.org/hook?key=1")
          .with("types", List.of("org.talktous.survey.answered"));

  private final TalkToUs talk;

  WebhookAdminTest(TalkToUs talk) {
    this.talk = talk;
  }

  private Answer add(Fields webhook) {
    return talk.desk().post(Hooks.PATH, webhook);
  }

  @Test
  void theSecretIsShownOnce() {
    var added = add(GOOD).with(201);

    assertThat(added.text("/secret")).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(added.text("/secret").substring("whsec_".length())))
        .hasSizeBetween(24, 64);
    var listed = talk.desk().get(Hooks.PATH).with(200);
    assertThat(listed.body())
        .contains(added.text("/id"))
        .doesNotContain("whsec_", "\"secret\"", added.text("/secret").substring(6));
    assertThat(listed.at("/next").isNull()).isTrue();
    talk.desk().delete(Hooks.PATH + "/" + added.text("/id")).with(204);
    assertThat(
            talk.sql()
                .value(
                    "select secret from webhook where id = ?", UUID.fromString(added.text("/id"))))
        .isEqualTo("");
  }

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        arguments("url", null),
        arguments("url", ""),
        arguments("url", 7),
        arguments("url", "example.org"),
        arguments("url", "ftp://example.org/"),
        arguments("url", "file:///etc/passwd"),
        arguments("url", "https://"),
        arguments("url", "https://exa mple.org/"),
        arguments("url", "https://user:secret@example.org/"),
        arguments("url", "https://example.org/#part"),
        arguments("url", "https://example.org:70000/"),
        arguments("url", "https://example.org/" + "x".repeat(2_000)),
        arguments("url", "http://127.0.0.1/"),
        arguments("url", "http://127.0.0.1:8080/hook"),
        arguments("url", "http://127.1/"),
        arguments("url", "http://2130706433/"),
        arguments("url", "http://0x7f000001/"),
        arguments("url", "http://0177.0.0.1/"),
        arguments("url", "http://10.0.0.1/"),
        arguments("url", "http://169.254.169.254/latest/meta-data/"),
        arguments("url", "http://192.168.1.1/"),
        arguments("url", "http://0.0.0.0/"),
        arguments("url", "http://[::1]/"),
        arguments("url", "http://[::ffff:10.0.0.1]/"),
        arguments("url", "http://[fd00:ec2::254]/"),
        arguments("url", "http://[fe80::1%25eth0]/"),
        arguments("url", "http://localhost/"),
        arguments("url", "http://LOCALHOST.:80/"),
        arguments("url", "http://x.localhost/"),
        arguments("types", null),
        arguments("types", "*"),
        arguments("types", List.of()),
        arguments("types", List.of("org.talktous.nothing")),
        arguments("types", List.of("*", "org.talktous.survey.answered")),
        arguments("types", List.of("org.talktous.webhook.test")),
        arguments("types", List.of(7)),
        arguments("secret", "whsec_bWluZQ=="));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("wrongFields")
  void aWrongFieldIsNamed(String field, Object value) {
    var refused = add(GOOD.with(field, value)).with(400);

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.blamed()).allSatisfy(each -> assertThat(each).startsWith(field));
    assertThat(refused.blamed()).isNotEmpty();
  }

  @Test
  void aNullAmongTheTypesIsRefused() {
    var types = Collections.singletonList(null);
    assertThat(add(GOOD.with("types", types)).with(400).blamed())
        .allSatisfy(each -> assertThat(each).startsWith("types"));
  }

  @Test
  void onlyAdminsMayTouchThem() {
    var id = UUID.randomUUID();
    var host = talk.given().host("UTC");
    for (var path :
        List.of(
            Hooks.PATH,
            "/api/v1/admin/events",
            "/api/v1/admin/deliveries",
            "/api/v1/admin/events/" + id)) {
      assertThat(talk.api().get(path).status()).isEqualTo(401);
    }
    for (var path :
        List.of(
            Hooks.PATH,
            Hooks.PATH + "/" + id + "/secrets",
            Hooks.PATH + "/" + id + "/test",
            Hooks.PATH + "/" + id + "/activation",
            "/api/v1/admin/deliveries/1/retry")) {
      assertThat(talk.api().post(path, Map.of()).status()).isEqualTo(401);
    }
    assertThat(host).isNotNull();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var nothing = Hooks.PATH + "/" + UUID.randomUUID();
    assertThat(talk.desk().delete(nothing).with(404).problem()).isEqualTo("not-found");
    for (var path : List.of("/secrets", "/test", "/activation")) {
      assertThat(talk.desk().post(nothing + path).with(404).problem()).isEqualTo("not-found");
    }
    talk.desk().get("/api/v1/admin/events/" + UUID.randomUUID()).with(404);
    talk.desk().post("/api/v1/admin/deliveries/9223372036854775807/retry").with(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deliveries?state=lost",
        "deliveries?cursor=x",
        "deliveries?cursor=99999999999999999999",
        "events?cursor=x",
        "events/x",
        "webhooks?cursor=x"
      })
  void nonsenseInAnAddressIsRefused(String path) {
    var refused = talk.desk().get("/api/v1/admin/" + path).with(400);
    var field = path.replaceFirst(".*\\?", "").replaceFirst("=.*", "").replaceFirst(".*/x", "id");
    assertThat(refused.blamed()).containsExactly(field);
  }

  @Test
  void moreThanAPageIsListedInPages() {
    var ids =
        java.util.stream.IntStream.range(0, 101)
            .mapToObj(i -> add(GOOD).with(201).text("/id"))
            .toList();

    var first = talk.desk().get(Hooks.PATH).with(200);
    var second = talk.desk().get(Hooks.PATH + "?cursor=" + first.text("/next")).with(200);

    assertThat(first.items("/items")).hasSize(100);
    assertThat(
            Stream.of(first, second)
                .flatMap(page -> page.items("/items").stream())
                .map(each -> each.at("/id").asText()))
        .containsAll(ids)
        .doesNotHaveDuplicates();
    ids.forEach(id -> talk.desk().delete(Hooks.PATH + "/" + id).with(204));
  }
}
