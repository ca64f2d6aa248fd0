package org.talktous.survey.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.TalkToUs;

/** A survey about an article of its own, published as an admin publishes it. */
public record GivenSurvey(TalkToUs talk, GivenArticle article, String id) {
  public static final Fields CLARITY = question("rating", "clarity").with("isRequired", true);
  static final Fields RECOMMEND =
      question("rating", "recommend").with("rateMin", 0).with("rateMax", 10);
  static final Fields HELPED =
      question("checkbox", "helped").with("choices", List.of("theory", "cases", "none"));
  static final Fields WHO =
      question("radiogroup", "who").with("choices", List.of("student", "researcher", 3));
  static final Fields WHY =
      question("text", "why").with("visibleIf", "{clarity} < 3").with("isRequired", true);
  static final Fields MISSING = question("comment", "missing").with("toInbox", true);

  /**
   * The whole of them: the second last is asked of those alone to whom the article is not clear.
   */
  public static GivenSurvey of(TalkToUs talk) {
    return asking(talk, CLARITY, RECOMMEND, HELPED, WHO, WHY, MISSING);
  }

  /** One that asks for three remarks, which staff read in the inbox. */
  public static GivenSurvey ofRemarks(TalkToUs talk) {
    return asking(
        talk,
        question("comment", "first").with("toInbox", true),
        question("comment", "second").with("toInbox", true),
        question("comment", "third").with("toInbox", true));
  }

  static GivenSurvey asking(TalkToUs talk, Fields... questions) {
    var article = talk.given().article();
    var survey = new GivenSurvey(talk, article, UUID.randomUUID().toString());
    survey.put(survey.draft(questions)).with(200);
    survey.publish().with(200);
    return survey;
  }

  static Fields question(String type, String name) {
    return Fields.NONE.with("type", type).with("name", name).with("title", "About " + name);
  }

  public Fields draft(Fields... questions) {
    return Fields.NONE
        .with("title", "What do you think?")
        .with("articles", List.of(article.slug()))
        .with("elements", List.of(questions).stream().map(Fields::values).toList());
  }

  public Answer put(Fields draft) {
    return talk.desk().put(path(), draft);
  }

  public Answer publish() {
    return talk.desk().post(path() + "/publication");
  }

  Answer read() {
    return talk.api().get("/api/v1/articles/" + article.slug() + "/survey");
  }

  /** Answers given as name and value in turn. */
  public Answer answered(Object... namesAndValues) {
    return answered(talk.api(), namesAndValues);
  }

  public Answer answered(Api reader, Object... namesAndValues) {
    return sent(reader, request(namesAndValues));
  }

  public Answer sent(Api reader, Fields request) {
    return reader.post("/api/v1/surveys/" + id + "/responses", request);
  }

  public Fields request(Object... namesAndValues) {
    var answers = Fields.NONE;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      answers = answers.with((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return Fields.NONE.with("article", article.slug()).with("answers", answers.values());
  }

  public Answer results(String query) {
    return talk.desk().get(path() + "/results" + query);
  }

  public Answer results() {
    return results("").with(200);
  }

  List<Map<String, Object>> rows() {
    return new ArrayList<>(
        talk.sql().rows("select * from survey_response where survey_id = ? order by id", id));
  }

  private String path() {
    return "/api/v1/admin/surveys/" + id;
  }
}
