package org.talktous.survey.editor;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.talktous.article.Article;
import org.talktous.article.ArticleText;
import org.talktous.article.Bibliography;
import org.talktous.survey.Survey;
import org.talktous.survey.questionnaire.Answers;
import org.talktous.survey.response.SurveyPage;
import org.talktous.survey.response.SurveyProgress;
import org.talktous.survey.response.SurveySession;
import org.talktous.web.page.Visitor;

/** Shows a survey as its readers see it, about an article that stands for all. */
@Singleton
class SurveyPreviews {
  SurveyPage of(Survey survey, Visitor visitor) {
    var language = visitor.language().tag();
    var title = visitor.messages().text("surveys.preview.article");
    var article =
        new Article(
            new UUID(0, 0),
            "preview",
            language,
            null,
            null,
            false,
            Bibliography.NONE,
            List.of(
                new ArticleText(language, title, null, null, null, List.of(), null, List.of())));
    var visit = SurveyProgress.at(survey.questionnaire(), 0, Answers.NONE);
    var sitting = new SurveySession(article, survey, "preview", visit);
    return SurveyPage.of(sitting, "", visitor, List.of(), null);
  }
}
