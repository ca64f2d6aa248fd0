package org.talktous.survey.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.talktous.survey.questionnaire.AnswerReader;
import org.talktous.survey.questionnaire.Answers;
import org.talktous.survey.questionnaire.Choice;
import org.talktous.survey.questionnaire.EvaluatedAnswers;
import org.talktous.survey.questionnaire.Question;
import org.talktous.survey.questionnaire.Questionnaire;

/** Writes answers as SurveyJS has them, and reads them again. */
@Singleton
class AnswersJson {
  private final ObjectMapper json;

  AnswersJson(ObjectMapper json) {
    this.json = json;
  }

  String written(EvaluatedAnswers filled) {
    try {
      return json.writeValueAsString(values(filled, question -> true));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers are plain data", e);
    }
  }

  Answers read(Questionnaire asked, String written) {
    try {
      return AnswerReader.read(asked, json.readTree(written));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers are stored as they were read", e);
    }
  }

  /** The answers to some of the questions, in their order. */
  static Map<String, Object> values(EvaluatedAnswers filled, Predicate<Question> wanted) {
    var values = new LinkedHashMap<String, Object>();
    filled.visible().stream()
        .filter(wanted)
        .filter(question -> !filled.answers().to(question).isEmpty())
        .forEach(
            question ->
                values.put(question.name(), value(question, filled.answers().to(question))));
    return values;
  }

  private static Object value(Question question, List<String> answer) {
    return switch (question) {
      case Question.Rating _ -> Integer.valueOf(answer.getFirst());
      case Question.RadioGroup group -> chosen(group.choices(), answer).getFirst();
      case Question.Checkbox box -> chosen(box.choices(), answer);
      case Question.Text _, Question.Comment _ -> answer.getFirst();
    };
  }

  private static List<Object> chosen(List<Choice> choices, List<String> answer) {
    return choices.stream()
        .filter(choice -> answer.contains(choice.value()))
        .map(Choice::written)
        .toList();
  }
}
