package org.talktous.survey.results;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.questionnaire.Choice;
import org.talktous.survey.questionnaire.Question;
import org.talktous.survey.results.ResultsRepository.Count;
import org.talktous.survey.results.SurveyResults.ChoiceCount;
import org.talktous.survey.results.SurveyResults.QuestionResults;
import org.talktous.survey.results.SurveyResults.RateCount;

/** What was counted of a survey's questions, and the results that come of it. */
record QuestionCounts(
    List<Count> answered, List<Count> skipped, List<Count> chosen, List<Count> texts) {

  QuestionResults results(Question question) {
    var tally = tally(question);
    return switch (question) {
      case Question.Rating rating -> rated(rating, tally);
      case Question.RadioGroup group -> chosen(question, tally, group.choices());
      case Question.Checkbox box -> chosen(question, tally, box.choices());
      case Question.Text _, Question.Comment _ ->
          results(question, tally, null, null, null, null, null, written(question));
    };
  }

  private QuestionResults rated(Question.Rating rating, ChoiceTally tally) {
    var distribution =
        rating.rates().stream()
            .map(String::valueOf)
            .map(
                rate -> new RateCount(Integer.parseInt(rate), tally.count(rate), tally.share(rate)))
            .toList();
    return results(
        rating,
        tally,
        null,
        tally.mean(),
        distribution,
        isScale(rating, 0, 10) ? tally.nps() : null,
        isScale(rating, 1, 5) ? tally.csat() : null,
        null);
  }

  private static boolean isScale(Question.Rating rating, int lowest, int highest) {
    return rating.rateMin() == lowest && rating.rateMax() == highest;
  }

  private QuestionResults chosen(Question question, ChoiceTally tally, List<Choice> choices) {
    var counts =
        choices.stream()
            .map(
                choice ->
                    new ChoiceCount(
                        choice.written(),
                        choice.text().standard(),
                        tally.count(choice.value()),
                        tally.share(choice.value())))
            .toList();
    return results(question, tally, counts, null, null, null, null, null);
  }

  private QuestionResults results(
      Question question,
      ChoiceTally tally,
      @Nullable List<ChoiceCount> choices,
      @Nullable Double mean,
      @Nullable List<RateCount> distribution,
      @Nullable Double nps,
      @Nullable Double csat,
      @Nullable List<String> written) {
    return new QuestionResults(
        question.name(),
        question.prompt().title().standard(),
        question.type(),
        tally.answered(),
        count(skipped, question),
        choices,
        mean,
        distribution,
        nps,
        csat,
        written);
  }

  private ChoiceTally tally(Question question) {
    return new ChoiceTally(
        of(chosen, question).stream().collect(Collectors.toMap(Count::value, Count::count)),
        count(answered, question));
  }

  private List<String> written(Question question) {
    return of(texts, question).stream().map(Count::value).toList();
  }

  private static long count(List<Count> counts, Question question) {
    return of(counts, question).stream().mapToLong(Count::count).sum();
  }

  private static List<Count> of(List<Count> counts, Question question) {
    return counts.stream().filter(each -> each.question().equals(question.name())).toList();
  }
}
