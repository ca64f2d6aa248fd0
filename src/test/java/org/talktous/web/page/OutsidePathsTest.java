package org.talktous.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.base.setting.PublicUrl;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Where a page leads, under a public address with a path. */
@ServiceTest
class OutsidePathsTest {
  private final PublicUrl url =
      TalkToUs.with(java.util.Map.of("talk.public-url", "https://journal.example/talk/"))
          .bean(PublicUrl.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a href=\"/\">Я</a>|<a href=\"/talk/\">Я</a>",
        "<form method=\"post\" action=\"/calls\">|<form method=\"post\" action=\"/talk/calls\">",
        "<b hx-get=\"/x?a=1\" src=\"/y\"/>|<b hx-get=\"/talk/x?a=1\" src=\"/talk/y\"/>",
        "<p title=\"a>b\" data-questions=\"/x\">|<p title=\"a>b\" data-questions=\"/talk/x\">",
      })
  void aPathIsPutUnderThatOfThePublicAddress(String inside, String outside) {
    assertThat(outside(inside)).isEqualTo(outside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"https://a.example/\">",
        "<a href=\"//a.example/\">",
        "<a href=\"#top\">",
        "<a href=\"mailto:a@b\">",
        "<input value=\"/x\" title=\"a href=\">",
        "<p> href=\"/x\" 1 < 2 href=\"/y\"</p>",
        "<p title=\"<a href='/x'\">",
        "<meta content='{\"a\":\"/x\"}'>",
        "<a href=\"",
        "<",
        ""
      })
  void allElseStaysAsItIs(String page) {
    assertThat(outside(page)).isEqualTo(page);
  }

  @Test
  void withoutAPathNothingIsTouched() {
    var page = "<a href=\"/\">".getBytes(UTF_8);

    assertThat(OutsidePaths.in(page, TalkToUs.running().bean(PublicUrl.class))).isSameAs(page);
  }

  /** What is put together of models is followed in BehindNginxTest. */
  @Test
  void everyPathOfATemplateStandsWhereItIsSeen() throws IOException {
    assertThat(found("src/main/jte", Pattern.compile("([a-zA-Z-]+)=[\"']/(?!/)")))
        .isNotEmpty()
        .isSubsetOf(OutsidePaths.FOLLOWED);
  }

  @Test
  void noScriptOrSheetKnowsAPath() throws IOException {
    assertThat(found("src/main/resources/assets", Pattern.compile("[\"'`(](/[a-z]+)"))).isEmpty();
  }

  private static Set<String> found(String folder, Pattern pattern) throws IOException {
    var found = new TreeSet<String>();
    try (var files = Files.walk(Path.of(folder))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        pattern.matcher(Files.readString(file)).results().forEach(at -> found.add(at.group(1)));
      }
    }
    return found;
  }

  private String outside(String page) {
    return new String(OutsidePaths.in(page.getBytes(UTF_8), url), UTF_8);
  }
}
