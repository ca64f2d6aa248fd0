package org.talktous.survey.questionnaire;

import org.jspecify.annotations.Nullable;

/**
 * What every question has.
 *
 * @param name by which answers and expressions refer to it
 * @param visibleIf absent when it is always visible
 * @param startsPage whether a step begins with it, whatever decides about it
 */
public record Prompt(
    String name,
    LocalizedString title,
    @Nullable LocalizedString description,
    boolean isRequired,
    @Nullable VisibleIf visibleIf,
    boolean startsPage) {

  Prompt(
      String name,
      LocalizedString title,
      @Nullable LocalizedString description,
      boolean isRequired,
      @Nullable VisibleIf visibleIf) {
    this(name, title, description, isRequired, visibleIf, false);
  }
}
