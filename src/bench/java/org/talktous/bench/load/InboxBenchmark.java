package org.talktous.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the inbox of reader queries as staff use it, over HTTP and one at a time: lists by every
 * filter, searches for words that are rare, frequent, or in every other text, and the pages of the
 * desk.
 */
public final class InboxBenchmark {
  private static final String USAGE =
      """
      -Dbench="inbox [--queries 1000000] [--times 200] [--fresh]"
      """;

  private final Postgres postgres;
  private final InboxDesk desk;
  private final int times;

  private InboxBenchmark(Postgres postgres, InboxDesk desk, int times) {
    this.postgres = postgres;
    this.desk = desk;
    this.times = times;
  }

  public static void main(String... words) throws Exception {
    var given = new ArrayList<>(List.of(words));
    int queries = number(given, "--queries", 1_000_000);
    int times = number(given, "--times", 200);
    boolean fresh = given.remove("--fresh");
    given.remove("");
    if (!given.isEmpty()) {
      System.err.print("Options: " + USAGE);
      System.exit(2);
    }
    try (var testbed = Testbed.start()) {
      if (fresh) {
        testbed.empty("inbox_" + queries);
      }
      run(testbed, Options.of(), queries, times);
    }
  }

  static void run(Testbed testbed, Options options, int queries, int times) throws Exception {
    var service = testbed.service("inbox_" + queries, options);
    var desk = new InboxDesk(testbed.postgres(), service.database());
    if (desk.isEmpty()) {
      desk.fill(queries);
    }
    new InboxBenchmark(testbed.postgres(), desk, times).measure(service);
  }

  private static int number(List<String> words, String option, int usual) {
    int at = words.indexOf(option);
    if (at < 0) {
      return usual;
    }
    words.remove(at);
    return Integer.parseInt(words.remove(at).replace("_", ""));
  }

  private void measure(Service service) throws IOException, SQLException {
    var frequent = desk.word(0, false);
    var usual = desk.word(60, false);
    var seldom = desk.word(1_500, false);
    var rare = desk.word(7_990, false);
    var russian = desk.word(60, true);
    System.out.printf(
        "%,d reader queries; holding the words: %s %,d, %s %,d, %s %,d, %s %,d, %s %,d%n%n",
        desk.size(),
        frequent,
        desk.holding(frequent),
        usual,
        desk.holding(usual),
        seldom,
        desk.holding(seldom),
        rare,
        desk.holding(rare),
        russian,
        desk.holding(russian));
    System.out.printf("%-52s %8s %8s %8s%n", "one client, milliseconds", "p50", "p95", "max");
    try (var client = new Client(new HttpConnection(service.port()))) {
      client.signIn();
      time(client, "the first page", "");
      time(client, "open", "status=open");
      time(
          client,
          "open, of an article and a channel",
          "status=open&article=inbox-7&channel=comment");
      time(client, "a topic", "topic=topic+8");
      time(client, "the second page", "cursor=" + client.next(""));
      time(client, "words: " + rare, "q=" + rare);
      time(client, "words: " + seldom, "q=" + seldom);
      time(client, "words: " + usual, "q=" + usual);
      time(client, "words: " + frequent, "q=" + frequent);
      time(client, "words: " + russian, "q=" + URLEncoder.encode(russian, UTF_8));
      time(client, "both words", "q=" + usual + "+" + seldom);
      time(client, "either word", "q=" + rare + "+or+" + seldom);
      time(client, "a phrase", "q=%22" + frequent + "+" + usual + "%22");
      time(client, "a word but not another", "q=" + frequent + "+-" + usual);
      time(client, "a word among the open ones", "q=" + usual + "&status=open");
      time(client, "a rare word among the open ones", "q=" + rare + "&status=open");
      time(client, "a word of a topic", "q=" + seldom + "&topic=topic+8");
      time(
          client,
          "a frequent word, second page",
          "q=" + frequent + "&cursor=" + client.next("q=" + frequent));
      time(client, "a word that nobody wrote", "q=zyzzyva");
      timePage(client, "today, the page", "/admin");
      timePage(client, "the inbox, its first page", "/admin/inbox");
      timePage(client, "the inbox, all of it", "/admin/inbox?status=all");
      timePage(client, "the inbox, the oldest", "/admin/inbox?order=oldest");
      timePage(client, "the inbox, nobody's", "/admin/inbox?assignee=none");
      timePage(client, "the inbox, nothing found", "/admin/inbox?assignee=me");
      timePage(client, "the inbox, a frequent word", "/admin/inbox?q=" + frequent);
    }
    explain("a rare word", rare);
    explain("a frequent word", frequent);
    explain("a phrase", '"' + frequent + " " + usual + '"');
  }

  private void time(Client client, String title, String query) throws IOException {
    time(title, () -> client.list(query));
  }

  /** Times a page of the desk, which must come within 50 ms. */
  private void timePage(Client client, String title, String path) throws IOException {
    time(title, () -> client.page(path));
  }

  /** Something that is asked of the service. */
  private interface Asked {
    void once() throws IOException;
  }

  private void time(String title, Asked asked) throws IOException {
    for (int i = 0; i < times / 4; i++) {
      asked.once();
    }
    var took = new long[times];
    for (int i = 0; i < times; i++) {
      long sent = System.nanoTime();
      asked.once();
      took[i] = System.nanoTime() - sent;
    }
    Arrays.sort(took);
    System.out.printf(
        "%-52s %8.1f %8.1f %8.1f%n",
        title, took[times / 2] / 1e6, took[times * 95 / 100] / 1e6, took[times - 1] / 1e6);
  }

  /** Shows how the database answers the search for a word. */
  private void explain(String title, String word) throws SQLException {
    System.out.printf("%nThe plan for %s:%n", title);
    try (var connection = postgres.connect(desk.database());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                explain (analyze, costs off, timing off)
                select q.id, q.created_at, ts_rank(q.words, search_query('%1$s'))
                from reader_query q
                where q.words @@ search_query('%1$s')
                  and (q.created_at, q.id) <= ('9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                order by q.created_at desc, q.id desc
                limit 201
                """
                    .formatted(word))) {
      while (rows.next()) {
        System.out.println("  " + rows.getString(1));
      }
    }
  }

  /** Staff at the API. */
  private static final class Client implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpConnection connection;
    private String token = "";

    Client(HttpConnection connection) {
      this.connection = connection;
    }

    void signIn() throws IOException {
      var body = "{\"email\": \"admin@localhost\", \"password\": \"" + Service.PASSWORD + "\"}";
      var answer = connection.send(Requests.post("/api/v1/sessions", body));
      token = JSON.readTree(answer.body()).at("/accessToken").asText();
    }

    HttpConnection.Answer list(String query) throws IOException {
      return found(Requests.get("/api/v1/admin/comments?" + query, token));
    }

    HttpConnection.Answer page(String path) throws IOException {
      return found(Requests.page(path, token));
    }

    private HttpConnection.Answer found(byte[] request) throws IOException {
      var answer = connection.send(request);
      if (answer.status() != 200) {
        throw new IllegalStateException(answer.body());
      }
      return answer;
    }

    String next(String query) throws IOException {
      return JSON.readTree(list(query).body()).at("/next").asText();
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
