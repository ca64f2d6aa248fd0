package org.talktous.report.digest;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.talktous.base.event.DomainEvent;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.Mail.Action;
import org.talktous.delivery.mail.Mail.Fact;
import org.talktous.delivery.mail.Mail.Facts;
import org.talktous.delivery.mail.Mail.Part;
import org.talktous.delivery.mail.MailSource;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.report.Period;
import org.talktous.report.Report;
import org.talktous.report.ReportAsked;
import org.talktous.report.ReportFilter;
import org.talktous.report.ReportWords;
import org.talktous.report.Reports;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** Writes to admins on Mondays what the report says of the week that is over. */
@Singleton
class DigestMails implements MailSource {
  private static final SkipReason ADMIN_WANTS_NONE = new SkipReason("admin-wants-none");

  private static final int MOST_TOPICS = 3;

  private final DigestRepository rows;
  private final Reports reports;
  private final DigestLinks links;

  DigestMails(DigestRepository rows, Reports reports, DigestLinks links) {
    this.rows = rows;
    this.reports = reports;
    this.links = links;
  }

  @Override
  public Set<String> types() {
    return Set.of(WeeklyDigestJob.REPORT_WEEK);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    return List.of("admin");
  }

  @Override
  public Written write(Message message, String recipient) {
    var staff = UUID.fromString(message.json().path("staff").asText());
    var receiver = rows.findReceiver(staff).orElse(null);
    if (receiver == null) {
      return new Unneeded(ADMIN_WANTS_NONE);
    }
    var monday = LocalDate.parse(message.json().path("monday").asText());
    var zone = ZoneId.of(receiver.zone());
    var language = Language.of(receiver.language()).orElse(Language.EN);
    var asked = asked(new Period(monday.minusWeeks(1), monday, zone));
    return mail(staff, receiver, asked, reports.of(asked.filter(), language), language);
  }

  private static ReportAsked asked(Period week) {
    return new ReportAsked(ReportFilter.of(week), Map.of(), List.of());
  }

  private Mail mail(
      UUID staff,
      DigestRepository.Receiver receiver,
      ReportAsked asked,
      Report report,
      Language language) {
    var messages = Messages.in(language);
    var words = new ReportWords(language);
    var week = asked.filter().period();
    var parts = new ArrayList<Part>();
    parts.add(new Facts(queries(asked, report, messages, words)));
    parts.add(new Facts(calls(asked, report, messages, words)));
    if (!report.scores().isEmpty()) {
      parts.add(new Facts(scores(report, messages, words)));
    }
    parts.add(new Action(messages.text("mail.digest.open"), links.url(asked.page().toString())));
    return new Mail(
        new Mailbox(null, receiver.email()),
        language,
        messages.text(
            "mail.digest.subject",
            words.number(report.queries().asked()),
            words.fullDate(week.from()),
            words.fullDate(week.last())),
        messages.text("mail.digest.lead", words.zone(week.zone())),
        parts,
        messages.text("mail.digest.why"),
        null,
        new Mail.Stop(messages.text("mail.digest.stop"), links.stopUrl(staff)));
  }

  private List<Fact> queries(
      ReportAsked asked, Report report, Messages messages, ReportWords words) {
    var now = report.queries();
    var before = report.previousQueries();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            messages.text("reports.asked"),
            messages.text("reports.was", words.number(now.asked()), words.number(before.asked())),
            rows(asked)));
    facts.add(
        new Fact(
            messages.text("reports.open"),
            words.number(now.open()),
            rows(asked, "standing", "open")));
    facts.add(
        new Fact(
            messages.text("reports.answered"),
            words.number(now.answered()),
            rows(asked, "standing", "answered")));
    facts.add(
        new Fact(
            messages.text("reports.median"),
            messages.text(
                "reports.was",
                words.lasting(report.firstAnswer().median()),
                words.lasting(report.previousFirstAnswer().median())),
            rows(asked, "standing", "timed")));
    facts.add(
        new Fact(
            messages.text("reports.ninetieth"),
            words.lasting(report.firstAnswer().ninetieth()),
            rows(asked, "standing", "timed")));
    report.topics().stream()
        .filter(topic -> topic.asked() > 0)
        .limit(MOST_TOPICS)
        .forEach(
            topic ->
                facts.add(
                    new Fact(
                        messages.text("reports.topic") + ": " + topic.topic(),
                        messages.text(
                            "reports.was",
                            words.number(topic.asked()),
                            words.number(topic.previous())),
                        rows(asked, "topic", topic.topic()))));
    return facts;
  }

  private List<Fact> calls(ReportAsked asked, Report report, Messages messages, ReportWords words) {
    var calls = report.calls();
    return List.of(
        new Fact(
            messages.text("reports.calls"),
            messages.text(
                "reports.was",
                words.number(calls.all()),
                words.number(report.previousCalls().all())),
            rows(asked, "of", "calls")),
        new Fact(
            messages.text("reports.became.attended"),
            words.number(calls.attended()),
            rows(asked, "of", "calls", "became", "attended")),
        new Fact(
            messages.text("reports.became.no-show"),
            words.number(calls.noShow()),
            rows(asked, "of", "calls", "became", "no-show")),
        new Fact(
            messages.text("reports.became.cancelled"),
            words.number(calls.cancelled()),
            rows(asked, "of", "calls", "became", "cancelled")),
        new Fact(
            messages.text("reports.became.unrecorded"),
            words.number(calls.unrecorded()),
            rows(asked, "of", "calls", "became", "unrecorded")));
  }

  private static List<Fact> scores(Report report, Messages messages, ReportWords words) {
    return report.scores().stream()
        .map(
            score ->
                Fact.of(
                    messages.text("reports.score." + score.score()) + ": " + score.title(),
                    messages.text(
                        "reports.was",
                        words.score(score.score(), score.value()),
                        words.score(score.score(), score.previous()))))
        .toList();
  }

  private String rows(ReportAsked asked, String... more) {
    return links.url(asked.rows(more).toString());
  }
}
