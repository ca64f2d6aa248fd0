package org.talktous.call.booking;

import com.microsoft.playwright.Browser;
import java.util.function.Consumer;

/** The words of the booking flow that a test looks for, in a language. */
public record CallWords(
    String language,
    String schedule,
    String title,
    String name,
    String email,
    String tuesday,
    String book,
    String booked,
    String file,
    String move,
    String moving,
    String moveTo,
    String moved,
    String cancel,
    String yes,
    String cancelled) {

  public static final CallWords ENGLISH =
      new CallWords(
          "en",
          "Schedule a call",
          "Schedule a call",
          "Your name",
          "Email",
          "Tuesday, 1 December, 4 free times",
          "Book 10:30, Tuesday 1 December",
          "Your call is booked",
          "Calendar file",
          "Choose another time",
          "Choose another time",
          "Move to 11:00, Tuesday 1 December",
          "Your call is moved",
          "Cancel the call",
          "Yes, cancel it",
          "This call is cancelled");

  public static final CallWords RUSSIAN =
      new CallWords(
          "ru",
          "Записаться на звонок",
          "Запись на звонок",
          "Ваше имя",
          "Эл. почта",
          "вторник, 1 декабря, 4 варианта времени",
          "Записаться: вторник, 1 декабря, 10:30",
          "Вы записаны",
          "Файл календаря",
          "Выбрать другое время",
          "Другое время",
          "Перенести: вторник, 1 декабря, 11:00",
          "Звонок перенесён",
          "Отменить звонок",
          "Да, отменить",
          "Звонок отменён");

  /** A reader of this language, who lives in Moscow. */
  public Consumer<Browser.NewContextOptions> inMoscow() {
    return view -> view.setLocale(language).setTimezoneId("Europe/Moscow");
  }

  @Override
  public String toString() {
    return language;
  }
}
