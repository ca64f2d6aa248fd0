package org.talktous.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** An admin invites somebody at the pages of the desk, and they come in. */
@BrowserTest
@ServiceTest
class StaffPageTest {
  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();

  static List<Consumer<Browser.NewContextOptions>> views() {
    return List.of(
        view -> view.setLocale("en-GB"),
        Visit.PHONE.andThen(view -> view.setLocale("ru-RU")),
        view -> view.setLocale("en-GB").setJavaScriptEnabled(false));
  }

  @ParameterizedTest
  @MethodSource("views")
  void anAdminInvitesAHostWhoComesIn(Consumer<Browser.NewContextOptions> view) {
    var host = talk.given().host("UTC");
    var newcomer = Newcomer.of(mailroom);
    var visit = StaffBrowser.visit(talk, view);
    visit.open("/admin/staff");
    sound(visit);

    visit.open("/admin/staff/invitations/new?host=" + host.id());
    sound(visit);
    visit.at("#email").fill(newcomer.email());
    visit.at(".form .do").click();
    visit.at(".said").waitFor();

    assertThat(visit.path()).isEqualTo("/admin/staff");
    assertThat(visit.at("tr:has-text('" + newcomer.email() + "')").innerText())
        .contains(host.name());
    sound(visit);

    var theirs = Visit.to(talk, view);
    theirs.open(newcomer.link());
    sound(theirs);
    theirs.at("#chosen").fill("short");
    theirs.at(".sign-in .do").click();
    theirs.at("#refusal").waitFor();
    theirs.at("#chosen").fill(Newcomer.CHOSEN);
    theirs.at(".sign-in .do").click();
    theirs.at(".said").waitFor();
    assertThat(theirs.path()).isEqualTo("/admin");

    theirs.open("/admin/account");
    sound(theirs);
    var late = Visit.to(talk, view);
    assertThat(late.open(newcomer.link())).isEqualTo(410);
    sound(late);
  }

  @Test
  void whoForgotTheirPasswordAsksForALink() {
    var visit = Visit.to(talk, Visit.PHONE);
    visit.open("/admin/sign-in");
    visit.link("I have forgotten my password").click();
    visit.reads("Forgotten password");
    visit.isSound();

    visit.field("E-mail").fill(TalkToUs.ADMIN);
    visit.button("Send me a link").click();

    visit.reads("Look into your mailbox");
    visit.isSound();
  }

  private static void sound(Visit visit) {
    if (visit.runsScripts()) {
      visit.isSound();
    }
  }
}
