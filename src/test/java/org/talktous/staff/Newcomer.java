package org.talktous.staff;

import java.util.Map;
import java.util.regex.Pattern;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.StaffBrowser;

/** Somebody who is mailed one-time links. */
record Newcomer(Mailroom mailroom, String email) {
  static final String CHOSEN = "a password of their own";

  static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/\\S+)");

  static Newcomer of(Mailroom mailroom) {
    return new Newcomer(mailroom, Mailroom.newAddress());
  }

  /** Invites them as an admin, in Russian or English; answers the id of their account. */
  String isInvited(String language) {
    return mailroom
        .talk()
        .desk()
        .post(
            "/api/v1/admin/staff/invitations",
            Fields.NONE.with("email", email).with("role", "ADMIN").with("language", language))
        .with(201)
        .text("/id");
  }

  ReceivedMail mail() {
    mailroom.deliver();
    return mailroom.lastTo(email);
  }

  /** The path of the link in the last mail. */
  String link() {
    var link = LINK.matcher(mail().text());
    if (!link.find()) {
      throw new AssertionError("no link in the mail to " + email);
    }
    return link.group(1);
  }

  Answer sets(String link, String password) {
    return StaffBrowser.page(mailroom.talk())
        .send("POST", link, StaffBrowser.form(Map.of("chosen", password)));
  }

  Answer signsIn(String password) {
    return mailroom
        .talk()
        .api()
        .post("/api/v1/sessions", Fields.NONE.with("email", email).with("password", password));
  }
}
