package org.talktous.delivery.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import org.talktous.web.constraint.Lines;

/** Writes a letter out twice: for those who read text, and for those who read HTML. */
@Singleton
class MailTemplates {
  private static final String TEMPLATES = "org.talktous";

  private final TemplateEngine html =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
  private final TemplateEngine text =
      TemplateEngine.createPrecompiled(null, ContentType.Plain, null, TEMPLATES);

  String html(Letter letter) {
    return written(html, "delivery/mail/letter.jte", letter);
  }

  String text(Letter letter) {
    return written(text, "delivery/mail/plain.jte", letter).strip() + "\n";
  }

  private static String written(TemplateEngine templates, String template, Letter letter) {
    var output = new StringOutput();
    templates.render(template, letter, output);
    return Lines.normalized(output.toString()).replace("\n", "\r\n");
  }
}
