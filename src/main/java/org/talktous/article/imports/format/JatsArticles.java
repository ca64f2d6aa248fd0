package org.talktous.article.imports.format;

import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads JATS (NISO Z39.96): an {@code article}, or several in whatever holds them. A document type
 * is passed over, and entities of its own are refused: nothing is fetched, nothing grows.
 */
final class JatsArticles {
  /** What is long and says nothing that we keep. */
  private static final Set<String> PASSED_OVER =
      Set.of(
          "back",
          "ref-list",
          "table-wrap",
          "fig",
          "fig-group",
          "disp-formula",
          "floats-group",
          "sub-article",
          "response",
          "supplementary-material",
          "xref",
          "fn");

  void read(InputStream file, ArticleSink sink) {
    long number = 0;
    boolean inside = false;
    try {
      var xml = factory().createXMLStreamReader(file);
      while (xml.hasNext()) {
        xml.next();
        if (xml.isStartElement() && xml.getLocalName().equals("article")) {
          number++;
          inside = true;
          sink.take(article(number, xml));
          inside = false;
        }
      }
      if (number == 0) {
        sink.take(
            ImportedLine.faulty(
                1, ImportFault.ofLine("xml-article", "must hold an article element of JATS")));
      }
    } catch (XMLStreamException malformed) {
      sink.take(
          ImportedLine.faulty(
              inside ? number : number + 1,
              malformed(malformed.getLocation() == null ? 0 : line(malformed))));
    }
  }

  private static int line(XMLStreamException malformed) {
    return Math.max(0, malformed.getLocation().getLineNumber());
  }

  private static ImportFault malformed(int line) {
    var at = Integer.toString(line);
    return ImportFault.ofLine(
        "xml",
        "must be well-formed XML without entities of its own; line "
            + at
            + " is not, and nothing after it was read",
        at);
  }

  /** The JDK's own, whichever else is on the class path, with nothing that reaches outside. */
  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    return factory;
  }

  private static ImportedLine article(long number, XMLStreamReader xml) throws XMLStreamException {
    var megabytes = Integer.toString(ImportLimits.ARTICLE / 1024);
    return XmlElement.read(xml, PASSED_OVER)
        .map(article -> ImportedLine.of(number, new JatsArticle(article).gathered()))
        .orElseGet(
            () ->
                ImportedLine.faulty(
                    number,
                    ImportFault.ofLine(
                        "length", "must not be longer than " + megabytes + " KB", megabytes)));
  }

  /** A language as BCP 47 writes it, small. */
  static @Nullable String language(XmlElement element) {
    var language = element.attribute("lang");
    return language == null ? null : Languages.tag(language.toLowerCase(Locale.ROOT));
  }
}
