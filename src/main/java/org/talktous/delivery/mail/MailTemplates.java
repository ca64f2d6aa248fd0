package org.talktous.delivery.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import org.talktous.web.constraint.Lines;

/** Renders the text and the HTML part of a mail. */
@Singleton
class MailTemplates {
  private static final String TEMPLATES = "org.talktous";

  private final TemplateEngine html =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
  private final TemplateEngine text =
      TemplateEngine.createPrecompiled(null, ContentType.Plain, null, TEMPLATES);

  String html(Mail mail) {
    return written(html, "delivery/mail/message.jte", mail);
  }

  String text(Mail mail) {
    return written(text, "delivery/mail/plain.jte", mail).strip() + "\n";
  }

  private static String written(TemplateEngine templates, String template, Mail mail) {
    var output = new StringOutput();
    templates.render(template, mail, output);
    return Lines.normalized(output.toString()).replace("\n", "\r\n");
  }
}
