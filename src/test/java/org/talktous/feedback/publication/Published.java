package org.talktous.feedback.publication;

import java.util.List;
import java.util.Map;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenComment;
import org.talktous.testing.TalkToUs;

/** An article of its own about which readers have asked and staff have answered in public. */
record Published(TalkToUs talk, GivenArticle article) {
  static final Map<String, String> PASSAGE =
      Map.of("exact", "Weak partners", "prefix", "", "suffix", " add little");

  static Published in(TalkToUs talk) {
    return new Published(
        talk,
        talk.given()
            .article()
            .with("abstract", "Weak partners add little.")
            .with("journal", "Journal of <Tests> & Trials")
            .with("doi", "10.1234/abc"));
  }

  GivenComment asked(Fields comment) {
    return new Writing(talk, article).writes(comment.with("mayPublish", true));
  }

  /** A question that a nameless reader agreed to publish and that was answered in public. */
  GivenComment answered(String question) {
    return answered(Writing.QUESTION.with("body", question));
  }

  GivenComment answered(Fields comment) {
    var asked = asked(comment);
    asked.answered("Because they are weak.", true);
    return asked;
  }

  String path(String what) {
    return "/articles/" + article.slug() + what;
  }

  String api(String what) {
    return "/api/v1" + path(what);
  }

  Answer list() {
    return talk.api().get(api("/answers")).with(200);
  }

  List<String> questions() {
    return list().items("/items").stream().map(each -> each.at("/question").asText()).toList();
  }

  Answer page(GivenComment question) {
    return talk.api().get(path("/answers/" + question.reference()));
  }
}
