package org.talktous.article.imports.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of an article in XML, read whole; names are without their namespace.
 *
 * @param parts texts and elements, in their order
 */
record XmlElement(String name, Map<String, String> attributes, List<Object> parts) {
  private static final int DEEPEST = 200;

  /** What begins a line of its own: its words are not those before and after. */
  private static final Set<String> APART =
      Set.of("break", "p", "title", "sec", "list", "list-item", "def-item", "disp-quote", "label");

  /** The element that begins here, without those of some names; empty if it is too long. */
  static Optional<XmlElement> read(XMLStreamReader xml, Set<String> passedOver)
      throws XMLStreamException {
    var budget = new int[] {ImportLimits.ARTICLE};
    var element = read(xml, passedOver, budget, 0);
    return budget[0] < 0 ? Optional.empty() : Optional.of(element);
  }

  private static XmlElement read(
      XMLStreamReader xml, Set<String> passedOver, int[] budget, int depth)
      throws XMLStreamException {
    var attributes = new HashMap<String, String>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    var parts = new ArrayList<Object>();
    var element = new XmlElement(xml.getLocalName(), attributes, parts);
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        budget[0] -= xml.getLocalName().length();
        if (passedOver.contains(xml.getLocalName()) || budget[0] < 0 || depth == DEEPEST) {
          skip(xml);
        } else {
          parts.add(read(xml, passedOver, budget, depth + 1));
        }
      } else if (xml.isCharacters()) {
        budget[0] -= xml.getTextLength();
        if (budget[0] >= 0) {
          parts.add(xml.getText());
        }
      }
    }
    return element;
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      depth +=
          event == XMLStreamConstants.START_ELEMENT
              ? 1
              : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
    }
  }

  Stream<XmlElement> children(String... names) {
    var wanted = Set.of(names);
    return parts.stream()
        .filter(XmlElement.class::isInstance)
        .map(XmlElement.class::cast)
        .filter(each -> wanted.contains(each.name()));
  }

  Optional<XmlElement> child(String name) {
    return children(name).findFirst();
  }

  /** Those of a name at whatever depth, in their order. */
  Stream<XmlElement> all(String name) {
    return parts.stream()
        .filter(XmlElement.class::isInstance)
        .map(XmlElement.class::cast)
        .flatMap(
            each ->
                Stream.concat(
                    each.name().equals(name) ? Stream.of(each) : Stream.empty(), each.all(name)));
  }

  /** Those of a name that stand in no other of it. */
  Stream<XmlElement> outermost(String name) {
    return parts.stream()
        .filter(XmlElement.class::isInstance)
        .map(XmlElement.class::cast)
        .flatMap(each -> each.name().equals(name) ? Stream.of(each) : each.outermost(name));
  }

  Optional<XmlElement> first(String name) {
    return all(name).findFirst();
  }

  @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  boolean has(String attribute, String... values) {
    var value = attributes.get(attribute);
    return value != null && Set.of(values).contains(value);
  }

  /** What it says, its spaces and line ends as one space each. */
  String text() {
    return raw().replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  private String raw() {
    return parts.stream()
        .map(part -> part instanceof XmlElement element ? element.apart() : part.toString())
        .collect(Collectors.joining());
  }

  private String apart() {
    return APART.contains(name) ? " " + raw() + " " : raw();
  }
}
