package org.talktous.feedback.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** The feed of public answers, as a reader of feeds takes it. */
@ServiceTest
class AnswersFeedTest {
  private final TalkToUs talk;
  private final Published published;

  AnswersFeedTest(TalkToUs talk) {
    this.talk = talk;
    this.published = Published.in(talk);
  }

  private Feed feed() throws IOException, FeedException {
    var answer = talk.api().get(published.path("/answers.atom")).with(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/atom+xml;charset=utf-8");
    return (Feed)
        new WireFeedInput()
            .build(new XmlReader(new ByteArrayInputStream(answer.bytes()), true, "UTF-8"));
  }

  private static Entry entry(Feed feed, int index) {
    return feed.getEntries().get(index);
  }

  @Test
  void anEmptyFeedIsOneThatReadersTake() throws IOException, FeedException {
    var feed = feed();

    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getId()).startsWith("urn:uuid:");
    assertThat(feed.getUpdated()).isNotNull();
    assertThat(feed.getAuthors()).hasSize(1);
    assertThat(feed.getEntries()).isEmpty();
  }

  @Test
  void anEntryHoldsQuestionAndAnswersAndLeadsToThePermanentPage()
      throws IOException, FeedException {
    var asked =
        published.asked(
            Writing.OF_ANNA
                .with("showName", true)
                .with("passage", Published.PASSAGE)
                .with("body", "Is <b>1 < 2</b> & ]]> so?\nReally? \uD83D\uDE00"));
    asked.answered("It is.\nReally.", true);

    var feed = feed();

    assertThat(feed.getOtherLinks())
        .anyMatch(
            link ->
                link.getRel().equals("self")
                    && link.getHref().endsWith(published.path("/answers.atom")));
    assertThat(feed.getAlternateLinks())
        .anyMatch(link -> link.getHref().endsWith(published.path("/answers")));
    var entry = entry(feed, 0);
    assertThat(entry.getTitle()).isEqualTo("Is <b>1 < 2</b> & ]]> so? Really? \uD83D\uDE00");
    assertThat(entry.getAuthors().getFirst().getName()).isEqualTo("Anna");
    assertThat(entry.getAlternateLinks().getFirst().getHref())
        .endsWith(published.path("/answers/" + asked.reference()));
    var content = entry.getContents().getFirst();
    assertThat(content.getType()).isEqualTo("html");
    assertThat(content.getValue())
        .contains("<blockquote>Weak partners</blockquote>")
        .contains("Is &lt;b&gt;1 &lt; 2&lt;/b&gt; &amp; ]]&gt; so?<br>Really?")
        .contains("Journal of &lt;Tests&gt; &amp; Trials")
        .contains("It is.<br>Really.");
  }

  @Test
  void idsStayAndWhatChangedSaysWhen() throws IOException, FeedException {
    var first = published.answered("First?");
    talk.clock().advance(Duration.ofMinutes(2));
    published.answered("Second?");
    var before = feed();
    talk.clock().advance(Duration.ofMinutes(2));
    first.answered("One more thing.", true);

    var after = feed();

    assertThat(after.getEntries())
        .extracting(Entry::getId)
        .isEqualTo(before.getEntries().stream().map(Entry::getId).toList())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith("urn:uuid:"));
    assertThat(entry(after, 0).getUpdated()).isEqualTo(entry(before, 0).getUpdated());
    assertThat(entry(after, 1).getUpdated()).isAfter(entry(before, 1).getUpdated());
    assertThat(entry(after, 1).getPublished()).isEqualTo(entry(before, 1).getPublished());
    assertThat(after.getUpdated()).isEqualTo(entry(after, 1).getUpdated());
  }

  /** What staff answer in public comes first then, however early they answered its reader alone. */
  @Test
  void whatBecamePublicLastComesFirst() throws IOException, FeedException {
    var early = published.asked(Writing.OF_ANNA.with("body", "Early?"));
    early.answered("For you alone.", false);
    talk.clock().advance(Duration.ofMinutes(2));
    published.answered("Later?");
    talk.clock().advance(Duration.ofMinutes(2));
    early.answered("For all.", true);

    assertThat(feed().getEntries()).extracting(Entry::getTitle).containsExactly("Early?", "Later?");
    assertThat(talk.api().get(published.path("/answers")).with(200).body())
        .contains("rel=\"alternate\" href=\"" + published.path("/answers.atom"));
  }

  @Test
  void theFeedSpeaksTheLanguageOfItsArticle() throws IOException, FeedException {
    published.article().with("language", "ru");
    published.answered("Что?");

    assertThat(feed().getTitle()).startsWith("Вопросы читателей: ");
    assertThat(entry(feed(), 0).getAuthors().getFirst().getName()).isEqualTo("Читатель");
  }
}
