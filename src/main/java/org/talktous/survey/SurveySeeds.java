package org.talktous.survey;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Loads surveys from files and publishes them; each is checked as a request to put it would be. */
@Singleton
public class SurveySeeds {
  private final Surveys surveys;
  private final ObjectMapper json;

  SurveySeeds(Surveys surveys, ObjectMapper json) {
    this.surveys = surveys;
    this.json = json;
  }

  public void load(String id, InputStream file) {
    try (file) {
      surveys.put(id, SurveyDraft.of(id, json.readTree(file)));
      surveys.publish(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
