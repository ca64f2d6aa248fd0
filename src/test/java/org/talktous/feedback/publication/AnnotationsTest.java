package org.talktous.feedback.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Public answers as annotation clients read them. */
@ServiceTest
class AnnotationsTest {
  private static final String PROFILE = "http://www.w3.org/ns/anno.jsonld";

  private final TalkToUs talk;
  private final Published published;

  AnnotationsTest(TalkToUs talk) {
    this.talk = talk;
    this.published = Published.in(talk);
  }

  @Test
  void anEmptyCollectionHasNoPages() {
    var collection = talk.api().get(published.api("/annotations")).with(200);

    assertThat(collection.text("/type")).isEqualTo("AnnotationCollection");
    assertThat(collection.text("/total")).isEqualTo("0");
    assertThat(collection.at("/first").isMissingNode()).isTrue();
  }

  @Test
  void aQuestionAboutAPassageIsAnAnnotationOfTheArticle() {
    published.article().with("url", "https://journal.example/article/1");
    var asked =
        published.answered(
            Writing.OF_ANNA.with("showName", true).with("passage", Published.PASSAGE));

    var collection =
        talk.api()
            .with("Accept", "application/ld+json; profile=\"" + PROFILE + "\"")
            .get(published.api("/annotations"))
            .with(200);

    assertThat(collection.header("Content-Type"))
        .isEqualTo("application/ld+json; profile=\"" + PROFILE + "\"");
    assertThat(collection.text("/@context")).isEqualTo(PROFILE);
    assertThat(collection.text("/id")).endsWith(published.api("/annotations"));
    assertThat(collection.text("/total")).isEqualTo("1");
    assertThat(collection.text("/first/type")).isEqualTo("AnnotationPage");
    var item = collection.at("/first/items/0");
    assertThat(item.at("/type").asText()).isEqualTo("Annotation");
    assertThat(item.at("/motivation").asText()).isEqualTo("questioning");
    assertThat(item.at("/creator/name").asText()).isEqualTo("Anna");
    assertThat(item.at("/via").asText()).endsWith("/answers/" + asked.reference());
    assertThat(item.at("/target/source").asText()).isEqualTo("https://journal.example/article/1");
    assertThat(item.at("/target/selector/type").asText()).isEqualTo("TextQuoteSelector");
    assertThat(item.at("/target/selector/exact").asText()).isEqualTo("Weak partners");
    assertThat(item.at("/target/selector/suffix").asText()).isEqualTo(" add little");
    assertThat(item.at("/body/0/purpose").asText()).isEqualTo("questioning");
    assertThat(item.at("/body/1/purpose").asText()).isEqualTo("replying");
    assertThat(item.at("/body/1/value").asText()).isEqualTo("Because they are weak.");
    var alone = talk.api().get(item.at("/id").asText().replaceFirst("https?://[^/]+", ""));
    assertThat(alone.with(200).at("/body")).isEqualTo(item.at("/body"));
    assertThat(alone.text("/@context")).isEqualTo(PROFILE);
  }

  @Test
  void withoutAPassageTheWholeArticleIsMeant() {
    published.answered("Why?");

    var page = talk.api().get(published.api("/annotations?cursor=first")).with(200);

    assertThat(page.text("/type")).isEqualTo("AnnotationPage");
    assertThat(page.text("/partOf")).endsWith(published.api("/annotations"));
    assertThat(page.text("/items/0/target/source")).endsWith(published.path(""));
    assertThat(page.at("/items/0/target/selector").isMissingNode()).isTrue();
    assertThat(page.at("/items/0/creator").isMissingNode()).isTrue();
  }

  @Test
  void thePagesLeadThroughAll() {
    for (int i = 0; i < 51; i++) {
      published.answered("Question " + i + ".");
      talk.clock().advance(Duration.ofSeconds(1));
    }
    var collection = talk.api().get(published.api("/annotations")).with(200);
    assertThat(collection.text("/total")).isEqualTo("51");
    assertThat(collection.items("/first/items")).hasSize(50);

    var next = collection.text("/first/next").replaceFirst("https?://[^/]+", "");
    var last = talk.api().get(next).with(200);

    assertThat(last.items("/items")).hasSize(1);
    assertThat(last.text("/id")).endsWith(next);
    assertThat(last.at("/next").isMissingNode()).isTrue();
  }

  @Test
  void aProcessorOfJsonLdUnderstandsEveryName() {
    var asked =
        published.answered(
            Writing.OF_ANNA.with("showName", true).with("passage", Published.PASSAGE));

    for (var path :
        new String[] {
          "/annotations", "/annotations?cursor=first", "/annotations/" + asked.reference()
        }) {
      var written = talk.api().get(published.api(path)).with(200).body();
      assertThat(LinkedData.expanded(written))
          .contains(
              "\"http://www.w3.org/ns/oa#TextQuoteSelector\"",
              "\"http://www.w3.org/ns/oa#hasTarget\"",
              "{\"@id\":\"http://www.w3.org/ns/oa#questioning\"}",
              "\"http://www.w3.org/ns/oa#exact\":[{\"@value\":\"Weak partners\"}]",
              "\"http://xmlns.com/foaf/0.1/name\":[{\"@value\":\"Anna\"}]");
    }
  }
}
