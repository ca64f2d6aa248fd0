package org.talktous.base.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What readers agree to, as it is stored with what they sent. The texts are the messages {@code
 * call.consent}, {@code comment.consent}, {@code waitlist.consent} and {@code survey.consent}; a
 * test holds them to the version, so that each text that was ever shown has one of its own.
 */
@Singleton
public class Consents {
  public static final int VERSION = 1;

  private final RetentionPeriod retention;
  private final ObjectMapper json;

  Consents(RetentionPeriod retention, ObjectMapper json) {
    this.retention = retention;
    this.json = json;
  }

  /**
   * A consent as JSON; when it was given stands beside it.
   *
   * @param purpose what the data is for: {@code call}, {@code comment}, {@code waitlist}, {@code
   *     survey}
   * @param covers what of the reader it allows to keep, and whether it may be published
   * @param language of the reader (BCP 47)
   */
  public String given(String purpose, List<String> covers, String language) {
    var consent = new LinkedHashMap<String, Object>();
    consent.put("version", VERSION);
    consent.put("purpose", purpose);
    consent.put("covers", covers);
    consent.put("language", language);
    consent.put("keptFor", retention.iso());
    try {
      return json.writeValueAsString(consent);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a consent is plain data", e);
    }
  }
}
