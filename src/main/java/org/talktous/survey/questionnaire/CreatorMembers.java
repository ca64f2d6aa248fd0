package org.talktous.survey.questionnaire;

import java.util.Map;
import java.util.Set;

/** What the members of SurveyJS JSON outside our subset are about, by their names. */
final class CreatorMembers {
  static final String IGNORED = "only concerns looks, and is left out";
  static final String UNCHECKED = "is not checked here: any answer of the type is taken";

  /** Members that concern how one goes through the pages, which are this desk's own here. */
  private static final Set<String> COURSE =
      Set.of(
          "autoAdvanceAllowComplete",
          "autoAdvanceEnabled",
          "clearIfInvisible",
          "clearInvisibleValues",
          "completedHtmlOnCondition",
          "firstPageIsStartPage",
          "firstPageIsStarted",
          "focusOnFirstError",
          "goNextPageAutomatic",
          "goNextPageAutomaticAllowComplete",
          "lazyRenderEnabled",
          "lazyRendering",
          "navigateToUrl",
          "navigateToUrlOnCondition",
          "partialSendEnabled",
          "randomize",
          "randomizeCategory",
          "sendResultOnPageNext",
          "validateVisitedEmptyFields",
          "validationAllowComplete");

  /** Lengths of texts, which have limits of their own here. */
  private static final Set<String> LIMITS =
      Set.of("maxTextLength", "maxOthersLength", "maxCommentLength");

  /** Members of surveys, pages, panels and questions that only concern looks or the client. */
  private static final Set<String> LOOKS =
      Set.of(
          "$schema",
          "acceptCarriageReturn",
          "allowAdaptiveActions",
          "allowClear",
          "allowResize",
          "allowResizeComment",
          "alternateRows",
          "autoFocusFirstError",
          "autoFocusFirstQuestion",
          "autoGrow",
          "autoGrowComment",
          "autocomplete",
          "backgroundImage",
          "backgroundImageAttachment",
          "backgroundImageFit",
          "backgroundOpacity",
          "cellComponent",
          "checkErrorsMode",
          "choicesLazyLoadEnabled",
          "choicesLazyLoadPageSize",
          "choicesOrder",
          "colCount",
          "colSpan",
          "cols",
          "columnMinWidth",
          "commentAreaRows",
          "completeText",
          "completedBeforeHtml",
          "completedHtml",
          "cookieName",
          "defaultDisplayValue",
          "descriptionLocation",
          "displayMode",
          "displayRateDescriptionsAsExtremeItems",
          "dontKnowText",
          "editText",
          "errorLocation",
          "fitToContainer",
          "focusFirstQuestionAutomatic",
          "gridLayoutColumns",
          "gridLayoutEnabled",
          "hasSelectAll",
          "headerView",
          "hideIfRowsEmpty",
          "hideNumber",
          "indent",
          "innerIndent",
          "inputFieldComponent",
          "inputSize",
          "inputTextAlignment",
          "itemComponent",
          "itemSize",
          "labelTrueLocation",
          "loadingHtml",
          "locale",
          "logo",
          "logoFit",
          "logoHeight",
          "logoPosition",
          "logoWidth",
          "matrixDragHandleArea",
          "maxWidth",
          "minWidth",
          "navigationButtonsLocation",
          "navigationDescription",
          "navigationTitle",
          "pageNextText",
          "pagePrevText",
          "placeHolder",
          "placeholder",
          "previewMode",
          "previewText",
          "progressBarInheritWidthFrom",
          "progressBarLocation",
          "progressBarNavigationTextLocation",
          "progressBarShowNavigationText",
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
          "refuseText",
          "renderAs",
          "requiredMark",
          "requiredText",
          "rowOrder",
          "rowTitleWidth",
          "rows",
          "rowsOrder",
          "scaleColorMode",
          "searchEnabled",
          "searchMode",
          "separateSpecialChoices",
          "showBrandInfo",
          "showClearButton",
          "showCompletePage",
          "showCompletedPage",
          "showHeader",
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
          "showTimer",
          "showTimerPanel",
          "showTimerPanelMode",
          "showTitle",
          "size",
          "sjsVersion",
          "startSurveyText",
          "startWithNewLine",
          "state",
          "storeOthersAsComment",
          "surveyId",
          "surveyPostId",
          "surveyShowDataSaving",
          "swapOrder",
          "textUpdateMode",
          "textWrapEnabled",
          "themeVariables",
          "timerInfoMode",
          "timerLocation",
          "titleLocation",
          "tocItemComponent",
          "tocLocation",
          "useDisplayValuesInDynamicTexts",
          "useTitleAsLabel",
          "verticalAlign",
          "width",
          "widthMode");

  private static final String NO_ANSWER_SUGGESTED = "leave it out: answers are not suggested";
  private static final String LEAVE_TIME = "leave it out: nobody is hurried";

  /** How a survey says the same within the subset. */
  private static final Map<String, String> REWRITE =
      Map.ofEntries(
          Map.entry("requiredIf", "ask it twice, each with a visibleIf, one of them required"),
          Map.entry("enableIf", "use visibleIf instead"),
          Map.entry("choicesByUrl", "list the choices"),
          Map.entry("choicesFromQuestion", "list the choices again"),
          Map.entry("triggers", "use visibleIf at the questions that depend"),
          Map.entry("calculatedValues", "write the condition out in each visibleIf"),
          Map.entry("choicesVisibleIf", "ask two questions, each with its choices and a visibleIf"),
          Map.entry("rowsVisibleIf", "ask a question for each row, with a visibleIf"),
          Map.entry("columnsVisibleIf", "ask a question for each row, with its choices"),
          Map.entry("cells", "ask a question for each row, with its choices"),
          Map.entry("showCommentArea", "ask for the comment in a question of its own"),
          Map.entry("hasComment", "ask for the comment in a question of its own"),
          Map.entry("cellType", "ask a checkbox or a text for each row"),
          Map.entry("valueName", "name the question so, and the others otherwise"),
          Map.entry("rateValues", "use rateMin and rateMax"),
          Map.entry("choicesMin", "list the choices"),
          Map.entry("allowCustomChoices", "use showOtherItem"),
          Map.entry("showDontKnowItem", "list it among the choices"),
          Map.entry("showRefuseItem", "list it among the choices"),
          Map.entry("minSelectedChoices", "say how many in the description"),
          Map.entry("maxSelectedChoices", "say how many in the description"),
          Map.entry("rateStep", "use rateMin and rateMax"),
          Map.entry("visible", "leave the question out, or use visibleIf"),
          Map.entry("readOnly", "leave the question out, or make its text an html element"),
          Map.entry("defaultValue", NO_ANSWER_SUGGESTED),
          Map.entry("defaultValueExpression", NO_ANSWER_SUGGESTED),
          Map.entry("setValueIf", NO_ANSWER_SUGGESTED),
          Map.entry("setValueExpression", NO_ANSWER_SUGGESTED),
          Map.entry("maxTimeToFinish", LEAVE_TIME),
          Map.entry("maxTimeToFinishPage", LEAVE_TIME),
          Map.entry("timeLimit", LEAVE_TIME),
          Map.entry("timeLimitPerPage", LEAVE_TIME));

  private CreatorMembers() {}

  /** Whether a member is left out without a change of what is asked. */
  static boolean isLeftOut(String member) {
    return LOOKS.contains(member) || COURSE.contains(member) || LIMITS.contains(member);
  }

  /** What is to be said of a member that is left out. */
  static String remark(String member) {
    return COURSE.contains(member)
        ? "concerns the course of the pages, which is as everywhere here"
        : LIMITS.contains(member) ? UNCHECKED : IGNORED;
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
