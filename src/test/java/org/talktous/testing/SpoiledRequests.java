package org.talktous.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Valid requests, spoiled again and again and sent as an admin. Each must be taken or refused in
 * good order: never a status of 500, and a refusal tells which field is at fault and nothing of the
 * inside.
 */
public final class SpoiledRequests {
  private final Spoiler spoiler;
  private final TalkToUs talk;
  private final List<Request> requests;

  public SpoiledRequests(long seed, TalkToUs talk, List<Request> requests) {
    this.spoiler = new Spoiler(seed);
    this.talk = talk;
    this.requests = List.copyOf(requests);
  }

  /** A request that would be taken. */
  public record Request(String method, String path, Object body) {}

  /**
   * Sends so many.
   *
   * @param look at each answer, and how many came before it
   */
  public void send(int times, BiConsumer<Answer, Integer> look) {
    for (int i = 0; i < times; i++) {
      var request = requests.get(i % requests.size());
      var body = spoiler.body(request.body());
      var answer = talk.desk().send(request.method(), request.path(), body);
      assertThat(answer.status())
          .as(() -> new String(body, StandardCharsets.UTF_8) + " to " + answer)
          .isBetween(200, 499);
      if (answer.status() >= 400) {
        tellsWhatIsWrong(answer);
      }
      look.accept(answer, i);
    }
  }

  public void send(int times) {
    send(times, (answer, before) -> {});
  }

  private static void tellsWhatIsWrong(Answer answer) {
    assertThat(answer.problem()).isNotBlank();
    if (answer.problem().equals("invalid-request")) {
      assertThat(answer.blamed()).as(answer.toString()).isNotEmpty();
    }
    answer.tellingNothingOfTheInside();
  }
}
