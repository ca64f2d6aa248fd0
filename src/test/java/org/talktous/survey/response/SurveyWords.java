package org.talktous.survey.response;

import com.microsoft.playwright.Browser;
import java.util.function.Consumer;

/** What the pages of a survey say in a language, as far as a reader goes by it. */
record SurveyWords(
    String language,
    String title,
    String clarity,
    String why,
    String step1,
    String step2,
    String next,
    String send,
    String back,
    String missing,
    String thanks,
    String call,
    String write) {

  static final SurveyWords ENGLISH =
      new SurveyWords(
          "en",
          "What do you think?",
          "How clear was it?",
          "What was hard?",
          "Step 1 of 2",
          "Step 2 of 2",
          "Continue",
          "Send my answers",
          "Back to the questions before",
          "Please answer: How clear was it?",
          "Thank you for your answers",
          "Schedule a call",
          "Write to us");

  static final SurveyWords RUSSIAN =
      new SurveyWords(
          "ru",
          "Что вы думаете?",
          "Насколько понятно?",
          "Что было трудно?",
          "Шаг 1 из 2",
          "Шаг 2 из 2",
          "Дальше",
          "Отправить ответы",
          "К предыдущим вопросам",
          "Ответьте, пожалуйста: Насколько понятно?",
          "Спасибо за ответы",
          "Записаться на звонок",
          "Написать нам");

  Consumer<Browser.NewContextOptions> reader() {
    return view -> view.setLocale(language);
  }

  @Override
  public String toString() {
    return language;
  }
}
