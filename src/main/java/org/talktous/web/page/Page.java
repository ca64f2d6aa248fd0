package org.talktous.web.page;

import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/**
 * What every template is given besides its own model: the visitor, the words, the clock and the
 * assets.
 */
public record Page(
    Visitor visitor, Messages messages, Times times, Assets assets, Map<String, PageFact> facts) {
  static Page of(Visitor visitor, Assets assets, Map<String, PageFact> facts) {
    return new Page(
        visitor,
        Messages.in(visitor.language()),
        new Times(visitor.language(), visitor.zone()),
        assets,
        facts);
  }

  /** A fact about this service, in the page's words. */
  public String fact(String name) {
    return Objects.requireNonNull(facts.get(name), name).text(messages);
  }

  public String say(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  public String count(String key, long count) {
    return messages.count(key, count);
  }

  public String asset(String name) {
    return assets.address(name);
  }

  /** A text that a person typed; some words in its place if it cannot be shown. */
  public Prose prose(String text) {
    return Prose.orInstead(text, say("text.unshowable"));
  }

  public Language language() {
    return visitor.language();
  }

  /** Times on another person's clock, in this page's language. */
  public Times clockOf(ZoneId zone) {
    return new Times(language(), zone);
  }

  /** This page in another language. */
  public Address in(Language language) {
    return visitor.here().with(Visitor.LANGUAGE, language.tag());
  }

  /** This page's address, with what matters to it kept. */
  public Address here() {
    return visitor.here();
  }
}
