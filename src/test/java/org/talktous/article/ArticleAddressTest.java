package org.talktous.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** An article's address is shown to everybody, so it holds no name and password. */
@ServiceTest
class ArticleAddressTest {
  private final TalkToUs talk;

  ArticleAddressTest(TalkToUs talk) {
    this.talk = talk;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://somebody:secret@journal.example.org/a",
        "https://somebody@journal.example.org/a",
        "https://@journal.example.org/a"
      })
  void anAddressWithANameOrAPasswordIsRefusedAndTheFieldNamed(String url) {
    var draft = Fields.NONE.with("title", "T").with("language", "en").with("url", url);

    var refused = talk.desk().put("/api/v1/admin/articles/with-a-password", draft).with(400);

    assertThat(refused.blamed()).containsExactly("url");
    assertThat(refused.body()).doesNotContain("secret");
  }
}
