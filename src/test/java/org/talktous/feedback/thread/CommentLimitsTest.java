package org.talktous.feedback.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.junit.jupiter.api.Test;
import org.talktous.survey.response.GivenSurvey;
import org.talktous.testing.Answer;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Nobody floods the inbox: neither from one address nor about one article. */
@ServiceTest
class CommentLimitsTest {
  private final TalkToUs talk =
      TalkToUs.with(
          Map.of("talk.ratelimit.enabled", "true", "talk.trusted-proxies", "127.0.0.0/8,::1"));
  private final GivenArticle article = talk.given().article();

  private Answer writes(String address) {
    return talk.api()
        .with("X-Forwarded-For", address)
        .post("/api/v1/articles/" + article.slug() + "/comments", Writing.QUESTION);
  }

  /** Writes from one address after the other until an answer is not the usual one. */
  private Answer writesOn(int most, IntFunction<String> address, Predicate<Answer> unusual) {
    return IntStream.range(0, most)
        .mapToObj(i -> writes(address.apply(i)))
        .filter(unusual)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAddressThatWritesTooOftenIsAskedToWait() {
    var refused = writesOn(400, i -> "192.0.2.1", answer -> answer.status() != 201);

    assertThat(refused.with(429).problem()).isEqualTo("too-many-requests");
    var wait = refused.header("Retry-After");
    assertThat(Integer.parseInt(wait)).isPositive();
    assertThat(refused.header("RateLimit")).isEqualTo("\"comments by address\";r=0;t=" + wait);
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"comments by address\";q=300;w=600");
    var told = item(refused.header("RateLimit"));
    assertThat(told.get()).isEqualTo("comments by address");
    assertThat(parameter(told, "r")).isEqualTo(0L);
    assertThat(parameter(told, "t")).isEqualTo(Long.parseLong(wait));
    var policy = item(refused.header("RateLimit-Policy"));
    assertThat(policy.get()).isEqualTo("comments by address");
    assertThat(parameter(policy, "q")).isEqualTo(300L);
    assertThat(parameter(policy, "w")).isEqualTo(600L);
    writes("192.0.2.2").with(201);
  }

  private static Object parameter(StringItem item, String name) {
    return Objects.requireNonNull(item.getParams().get(name)).get();
  }

  /** The only member of a list (RFC 9651, section 3.1), as a parser of others reads it. */
  private static StringItem item(String field) {
    return (StringItem) Parser.parseList(field).get().getFirst();
  }

  /** A subscriber of IPv6 has 2^64 addresses. */
  @Test
  void theAddressesOfOneSubscriberCountAsOne() {
    writesOn(400, i -> "2001:db8:1:1::" + i, answer -> answer.status() != 201).with(429);

    writes("2001:db8:1:1:ffff::1").with(429);
    writes("2001:db8:1:2::1").with(201);
  }

  @Test
  void whatFloodsAnArticleFromManyAddressesIsHeldAndNotLost() {
    var held =
        writesOn(
            300,
            i -> "198.51.100." + i % 250,
            answer -> !statusOf(answer.with(201)).equals("open"));

    assertThat(statusOf(held)).isEqualTo("flagged");
    assertThat(
            talk.desk()
                .get("/api/v1/admin/comments?status=flagged&article=" + article.slug())
                .text("/items/0/heldBecause"))
        .isEqualTo("flood");
  }

  /** The flood of one address is held back, and nobody else's comment. */
  @Test
  void oneAddressThatFloodsAnArticleHasItsOwnCommentsFlaggedAlone() {
    var statuses =
        IntStream.range(0, 250).mapToObj(i -> statusOf(writes("203.0.113.77").with(201))).toList();

    assertThat(statuses).startsWith("open").endsWith("flagged");
    assertThat(statuses).filteredOn("open"::equals).hasSize(100);
    assertThat(statusOf(writes("192.0.2.200").with(201))).isEqualTo("open");
    assertThat(statusOf(writes("2001:db8:77::1").with(201))).isEqualTo("open");
  }

  /** A response may hold several remarks, and all are read like comments. */
  @Test
  void theRemarksOfOneAddressFlagNobodyElsesComment() {
    var survey = GivenSurvey.ofRemarks(talk);
    var reader = talk.api().with("X-Forwarded-For", "203.0.113.78");
    for (int i = 0; i < 100; i++) {
      survey.answered(reader, "first", "a", "second", "b", "third", "c").with(201);
    }

    var about = "/api/v1/articles/" + survey.article().slug() + "/comments";
    var written = talk.api().with("X-Forwarded-For", "192.0.2.201").post(about, Writing.QUESTION);

    assertThat(statusOf(written.with(201))).isEqualTo("open");
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from reader_query where held_because = 'flood'"
                        + " and article_id = (select id from article where slug = ?)",
                    survey.article().slug()))
        .isEqualTo(200);
  }

  private String statusOf(Answer written) {
    return talk.sql()
        .value("select status from reader_query where reference = ?", written.text("/reference"))
        .toString();
  }
}
