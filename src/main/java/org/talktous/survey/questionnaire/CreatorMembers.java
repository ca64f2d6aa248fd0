package org.talktous.survey.questionnaire;

import java.util.Map;
import java.util.Set;

/** What the members of SurveyJS JSON outside our subset are about, by their names. */
final class CreatorMembers {
  static final String IGNORED = "only concerns looks, and is left out";

  /** Members of surveys, pages, panels and questions that only concern looks or the client. */
  private static final Set<String> LOOKS =
      Set.of(
          "$schema",
          "allowClear",
          "autoFocusFirstQuestion",
          "autoGrow",
          "autocomplete",
          "backgroundImage",
          "backgroundOpacity",
          "checkErrorsMode",
          "choicesOrder",
          "colCount",
          "colSpan",
          "cols",
          "completeText",
          "completedBeforeHtml",
          "completedHtml",
          "cookieName",
          "descriptionLocation",
          "displayMode",
          "displayRateDescriptionsAsExtremeItems",
          "editText",
          "errorLocation",
          "fitToContainer",
          "focusFirstQuestionAutomatic",
          "gridLayoutColumns",
          "hasSelectAll",
          "headerView",
          "hideNumber",
          "indent",
          "innerIndent",
          "itemSize",
          "labelTrueLocation",
          "loadingHtml",
          "locale",
          "logo",
          "logoFit",
          "logoHeight",
          "logoPosition",
          "logoWidth",
          "maxWidth",
          "minWidth",
          "navigationTitle",
          "pageNextText",
          "pagePrevText",
          "placeHolder",
          "placeholder",
          "previewText",
          "progressBarLocation",
          "progressBarShowPageNumbers",
          "progressBarShowPageTitles",
          "progressBarType",
          "questionDescriptionLocation",
          "questionErrorLocation",
          "questionOrder",
          "questionStartIndex",
          "questionTitleLocation",
          "questionTitlePattern",
          "questionTitleWidth",
          "questionsOnPageMode",
          "rateColorMode",
          "rateDescriptionLocation",
          "rateDisplayMode",
          "rateType",
          "renderAs",
          "requiredMark",
          "requiredText",
          "rows",
          "scaleColorMode",
          "searchEnabled",
          "showClearButton",
          "showCompletePage",
          "showCompletedPage",
          "showNavigationButtons",
          "showNumber",
          "showPageNumbers",
          "showPageTitles",
          "showPrevButton",
          "showPreviewBeforeComplete",
          "showProgressBar",
          "showQuestionNumbers",
          "showSelectAllItem",
          "showTOC",
          "showTitle",
          "size",
          "startSurveyText",
          "startWithNewLine",
          "state",
          "textUpdateMode",
          "themeVariables",
          "titleLocation",
          "tocLocation",
          "width",
          "widthMode",
          "useDisplayValuesInDynamicTexts",
          "valueName");

  /** How a survey says the same within the subset. */
  private static final Map<String, String> REWRITE =
      Map.of(
          "requiredIf", "ask it twice, each with a visibleIf, one of them required",
          "enableIf", "use visibleIf instead",
          "choicesByUrl", "list the choices",
          "choicesFromQuestion", "list the choices again",
          "triggers", "use visibleIf at the questions that depend",
          "calculatedValues", "write the condition out in each visibleIf",
          "choicesVisibleIf", "ask two questions, each with its choices and a visibleIf",
          "rateValues", "use rateMin and rateMax",
          "defaultValue", "leave it out: answers are not suggested",
          "timeLimit", "leave it out: nobody is hurried");

  private CreatorMembers() {}

  static boolean isLook(String member) {
    return LOOKS.contains(member);
  }

  static String refusal(String member) {
    var hint = REWRITE.get(member);
    return hint == null ? "is not supported" : "is not supported: " + hint;
  }

  /** What to ask instead of a question of a type that is not asked here. */
  static String refusalOfType(String type) {
    return type
        + " is not supported: "
        + switch (type) {
          case "file", "signaturepad" -> "ask in a text or comment where it can be found";
          case "ranking" -> "ask for the first choice in a radiogroup, or for all in a checkbox";
          case "imagepicker" -> "use a radiogroup or checkbox whose choices say what is shown";
          case "matrix", "matrixdropdown", "matrixdynamic" ->
              "ask a question for each row: a rating, a radiogroup or a text";
          case "paneldynamic" -> "ask its questions a fixed number of times, or in one comment";
          case "multipletext" -> "ask a text question for each line";
          case "expression" -> "leave it out: nothing is calculated in a survey";
          case "slider" -> "use a rating of at most 11 rates";
          default -> "use rating, radiogroup, checkbox, text or comment";
        };
  }
}
