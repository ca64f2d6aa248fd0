package org.talktous.feedback.inbox;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.desk.Age;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.feedback.inbox.RelatedRecordsRepository.Titled;
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.feedback.thread.ThreadStatus;
import org.talktous.staff.StaffDirectory;
import org.talktous.web.page.Address;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/** Puts the inbox together for who looks at it. */
@Singleton
class InboxPageBuilder {
  private static final String SAID = "said";
  private static final int MOST_ARTICLES = 100;

  private final Inbox inbox;
  private final InboxViews views;
  private final RelatedRecordsRepository beside;
  private final StaffDirectory staff;
  private final Validator validator;
  private final DeskPages pages;
  private final Clock clock;

  InboxPageBuilder(
      Inbox inbox,
      InboxViews views,
      RelatedRecordsRepository beside,
      StaffDirectory staff,
      Validator validator,
      DeskPages pages,
      Clock clock) {
    this.inbox = inbox;
    this.views = views;
    this.beside = beside;
    this.staff = staff;
    this.validator = validator;
    this.pages = pages;
    this.clock = clock;
  }

  /** What goes into the forms below the list, and what is wrong with it. */
  record Typed(Map<String, String> values, Map<String, String> errors) {
    static final Typed NOTHING = new Typed(Map.of(), Map.of());

    static Typed wrong(Map<String, String> values, String field, String error) {
      return new Typed(values, Map.of(field, error));
    }
  }

  /** The inbox; a filter that makes no sense finds nothing, and is refused. */
  @Connectable // a refused filter ends the transaction of the search, not that of the page
  MutableHttpResponse<byte[]> show(DeskVisitor who, InboxAsked asked, Typed typed) {
    var wrong = faults(asked, who.visitor().messages());
    if (!wrong.isEmpty()) {
      return shown(HttpStatus.BAD_REQUEST, who, page(who, asked, nothing(), wrong, typed));
    }
    try {
      var found = inbox.page(asked, who.member());
      var status = typed.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY;
      return shown(status, who, page(who, asked, found, typed.errors(), typed));
    } catch (InvalidRequest invalid) {
      var errors =
          errors(
              invalid.violations().stream().map(Violation::field).toList(),
              who.visitor().messages());
      return shown(HttpStatus.BAD_REQUEST, who, page(who, asked, nothing(), errors, typed));
    }
  }

  private MutableHttpResponse<byte[]> shown(HttpStatus status, DeskVisitor who, InboxPage page) {
    return pages.show(
        status, at(who, page.asked().at(InboxPage.PATH)), "feedback/inbox/inbox", page);
  }

  /** Somebody at the page to which a form belongs, which says what was just done. */
  static DeskVisitor at(DeskVisitor who, Address page) {
    var visitor = who.visitor();
    var said = visitor.here().query().get(SAID);
    var here = said == null ? page : page.with(SAID, said);
    return new DeskVisitor(visitor.at(here), who.member());
  }

  private static Inbox.Page nothing() {
    return new Inbox.Page(List.of(), Map.of(), null);
  }

  private InboxPage page(
      DeskVisitor who,
      InboxAsked asked,
      Inbox.Page found,
      Map<String, String> errors,
      Typed typed) {
    var member = who.member();
    var oldest = inbox.oldest(member);
    var shown = Stream.concat(found.threads().stream(), oldest.stream()).toList();
    var titles = titles(shown, who);
    return new InboxPage(
        asked,
        found.threads().stream()
            .map(thread -> row(thread, found.headlines().get(thread.id()), titles))
            .toList(),
        found.next(),
        oldest.map(thread -> row(thread, null, titles)).orElse(null),
        choices(who),
        views.of(member),
        Sorted.read(who.visitor().here().query()),
        typed.values(),
        errors);
  }

  private InboxPage.Row row(
      FeedbackThread thread, @Nullable String found, Map<String, Titled> titles) {
    boolean open = thread.state().status() == ThreadStatus.Status.OPEN;
    return new InboxPage.Row(
        thread,
        Optional.ofNullable(titles.get(thread.article()))
            .orElseGet(() -> new Titled(thread.article(), thread.article(), "")),
        Headline.of(thread, found),
        Age.of(open ? thread.waitsSince() : thread.createdAt(), clock.instant()));
  }

  private Map<String, Titled> titles(List<FeedbackThread> threads, DeskVisitor who) {
    var slugs = threads.stream().map(FeedbackThread::article).distinct().toArray(String[]::new);
    return beside.titles(slugs, language(who)).stream()
        .collect(Collectors.toMap(Titled::slug, Function.identity()));
  }

  InboxPage.Choices choices(DeskVisitor who) {
    return new InboxPage.Choices(
        staff.list(), topics(who.member()), beside.latest(language(who), MOST_ARTICLES));
  }

  List<String> topics(StaffMember member) {
    var host = member.isAdmin() ? null : member.host();
    return beside.topics(host == null ? null : host.toString());
  }

  private static String language(DeskVisitor who) {
    return who.visitor().language().tag();
  }

  /** Refuses a filter that can find nothing. */
  void mustMakeSense(InboxAsked asked, DeskVisitor who) {
    faults(asked, who.visitor().messages()).keySet().stream()
        .findFirst()
        .ifPresent(
            field -> {
              throw new InvalidRequest(field, "must be a filter of the inbox");
            });
    inbox.mustKnow(asked, who.member());
  }

  private Map<String, String> faults(InboxAsked asked, Messages messages) {
    var wrong = new TreeSet<String>();
    validator.validate(asked).forEach(each -> wrong.add(each.getPropertyPath().toString()));
    return errors(wrong, messages);
  }

  private static Map<String, String> errors(Iterable<String> fields, Messages messages) {
    var errors = new LinkedHashMap<String, String>();
    for (var field : fields) {
      errors.put(field, messages.text("inbox.wrong." + field));
    }
    return errors;
  }
}
