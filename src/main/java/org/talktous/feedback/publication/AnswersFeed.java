package org.talktous.feedback.publication;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.talktous.article.Article;
import org.talktous.article.ArticleText;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/**
 * Public answers as an Atom feed (RFC 4287). Its ids are those of the rows, so they stay when the
 * service moves to another address (section 4.2.6).
 */
@Singleton
class AnswersFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final PublicUrl url;
  private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

  AnswersFeed(PublicUrl url) {
    this.url = url;
  }

  byte[] of(Article article, List<PublishedQuestion> latest) {
    var language = Language.of(article.language()).orElse(Language.EN);
    var file = new ByteArrayOutputStream();
    try {
      var xml = factory.createXMLStreamWriter(file, StandardCharsets.UTF_8.name());
      new Writer(xml, Messages.in(language)).feed(article, language, latest);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed is plain data", e);
    }
    return file.toByteArray();
  }

  private final class Writer {
    private final XMLStreamWriter xml;
    private final Messages words;

    Writer(XMLStreamWriter xml, Messages words) {
      this.xml = xml;
      this.words = words;
    }

    void feed(Article article, Language language, List<PublishedQuestion> latest)
        throws XMLStreamException {
      var about = article.in(article.language());
      var page = PublishedQuestion.pathOf(article.slug());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute("xml:lang", language.tag());
      child("id", "urn:uuid:" + article.id());
      child("title", words.text("answers.title.of", about.title()));
      child("updated", updated(latest));
      link("self", url.of(page + ".atom"), "application/atom+xml");
      link("alternate", url.of(page), "text/html");
      author(publisher(about));
      for (var question : latest) {
        entry(about, question);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    }

    /** A feed must say when it changed, even one that has been empty so far. */
    private String updated(List<PublishedQuestion> latest) {
      return latest.stream()
          .map(PublishedQuestion::updatedAt)
          .max(Comparator.naturalOrder())
          .orElse(Instant.EPOCH)
          .toString();
    }

    private void entry(ArticleText about, PublishedQuestion question) throws XMLStreamException {
      xml.writeStartElement("entry");
      child("id", "urn:uuid:" + question.id());
      xml.writeStartElement("title");
      xml.writeAttribute("xml:lang", question.language());
      xml.writeCharacters(legal(question.headline()));
      xml.writeEndElement();
      child("published", question.answers().getFirst().writtenAt().toString());
      child("updated", question.updatedAt().toString());
      link("alternate", url.of(question.path()), "text/html");
      author(question.asker() == null ? words.text("answers.reader") : question.asker());
      xml.writeStartElement("content");
      xml.writeAttribute("type", "html");
      xml.writeCharacters(legal(html(about, question)));
      xml.writeEndElement();
      xml.writeEndElement();
    }

    private String html(ArticleText about, PublishedQuestion question) {
      var html = new StringBuilder();
      if (question.passage() != null) {
        html.append("<blockquote>").append(lines(question.passage().exact()));
        html.append("</blockquote>");
      }
      html.append("<p lang=\"").append(escaped(question.language())).append("\">");
      html.append(lines(question.body())).append("</p>");
      for (var answer : question.answers()) {
        html.append("<p><strong>")
            .append(escaped(words.text("article.answered") + ", " + publisher(about)))
            .append("</strong></p><p>")
            .append(lines(answer.body()))
            .append("</p>");
      }
      return html.toString();
    }

    private String publisher(ArticleText about) {
      return about.journal() == null ? words.text("site.name") : about.journal();
    }

    private void author(String name) throws XMLStreamException {
      xml.writeStartElement("author");
      child("name", name);
      xml.writeEndElement();
    }

    private void link(String relation, String address, String type) throws XMLStreamException {
      xml.writeEmptyElement("link");
      xml.writeAttribute("rel", relation);
      xml.writeAttribute("type", type);
      xml.writeAttribute("href", address);
    }

    private void child(String element, String text) throws XMLStreamException {
      xml.writeStartElement(element);
      xml.writeCharacters(legal(text));
      xml.writeEndElement();
    }
  }

  private static String lines(String text) {
    return escaped(text).replace("\n", "<br>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Without signs that XML 1.0 cannot hold in any form (section 2.2). */
  private static String legal(String text) {
    return text.codePoints()
        .filter(AnswersFeed::isLegal)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int sign) {
    return sign >= 0x20 && sign <= 0xd7ff
        || sign >= 0xe000 && sign <= 0xfffd
        || sign >= 0x10000
        || sign == '\n'
        || sign == '\t';
  }
}
