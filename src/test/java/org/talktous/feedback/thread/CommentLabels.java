package org.talktous.feedback.thread;

import com.microsoft.playwright.Browser;
import java.util.function.Consumer;

/** The words of writing and reading that a test looks for, in a language. */
public record CommentLabels(
    String language,
    String write,
    String ask,
    String title,
    String question,
    String comment,
    String name,
    String email,
    String consent,
    String publish,
    String send,
    String sent,
    String show,
    String lost,
    String add,
    String added,
    String mayWe,
    String yes,
    String end,
    String takeBack,
    String erase,
    String withdrawn,
    String call) {

  public static final CommentLabels ENGLISH =
      new CommentLabels(
          "en",
          "Write to us instead",
          "Ask about this passage",
          "Write to us",
          "A question",
          "Your comment",
          "Your name",
          "Email",
          "You may keep my name and email address to answer me, and for",
          "You may show this comment with your answer on the article’s page.",
          "Send",
          "Thank you, your comment is with us",
          "Show in the text",
          "The text has changed since; this passage is no longer found in it.",
          "Add something",
          "Thank you, we have got it",
          "May we publish this?",
          "Yes, publish it",
          "I no longer agree",
          "Take it back",
          "Yes, erase it",
          "This comment is withdrawn",
          "Talk about it in a call");

  public static final CommentLabels RUSSIAN =
      new CommentLabels(
          "ru",
          "Написать нам",
          "Спросить об этом фрагменте",
          "Написать нам",
          "Вопрос",
          "Ваш комментарий",
          "Ваше имя",
          "Эл. почта",
          "Разрешаю сохранить моё имя и адрес почты, чтобы ответить мне, и стереть",
          "Этот комментарий с вашим ответом можно показать на странице статьи.",
          "Отправить",
          "Спасибо, мы получили ваш комментарий",
          "Показать в тексте",
          "С тех пор текст изменился, и этого фрагмента в нём больше нет.",
          "Дополнить",
          "Спасибо, мы получили дополнение",
          "Можно это опубликовать?",
          "Да, опубликуйте",
          "Отозвать согласие",
          "Отозвать",
          "Да, удалить",
          "Комментарий отозван",
          "Обсудить на звонке");

  /** A reader of this language, who lives in Moscow. */
  public Consumer<Browser.NewContextOptions> inMoscow() {
    return view -> view.setLocale(language).setTimezoneId("Europe/Moscow");
  }

  @Override
  public String toString() {
    return language;
  }
}
