package org.talktous.feedback.thread;

import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenComment;
import org.talktous.testing.TalkToUs;

/** What a reader sends to comment on an article. */
public record Writing(TalkToUs talk, GivenArticle article) {
  public static final Fields QUESTION =
      Fields.NONE.with("kind", "question").with("body", "Why should a leader carry the burden?");

  public static final Fields OF_ANNA =
      QUESTION.with("name", "Anna").with("email", "anna@example.org").with("consent", true);

  String path() {
    return "/api/v1/articles/" + article.slug() + "/comments";
  }

  Answer tries(Fields comment) {
    return talk.api().post(path(), comment);
  }

  public GivenComment writes(Fields comment) {
    return new GivenComment(talk, tries(comment).with(201));
  }

  public GivenComment writes(String body) {
    return writes(QUESTION.with("body", body));
  }
}
