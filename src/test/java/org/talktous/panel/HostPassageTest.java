package org.talktous.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.article.passage.Passage;
import org.talktous.article.passage.PassageSearch;
import org.talktous.article.passage.ReadingText;
import org.talktous.article.passage.ReadingText.Part;
import org.talktous.article.passage.ReadingText.Written;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Browsers;
import org.talktous.testing.ServiceTest;

/** Passages selected in the mark-up of other systems are found again in what their readers see. */
@BrowserTest
@ServiceTest
class HostPassageTest {
  private static final Path PAGES = Path.of("src/test/resources/panel");
  private static final int SELECTIONS = 30;

  /** Selections of up to 160 characters, at places that are the same in every run. */
  private static final String SELECT =
      """
      count => {
        %s
        const texts = [];
        const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
        while (walker.nextNode())
          if (walker.currentNode.data.trim().length > 3
              && !walker.currentNode.parentElement.closest(
                'style,script,annotation,[role=doc-noteref]'))
            texts.push(walker.currentNode);
        let seed = 20261127;
        const random = most => (seed = (seed * 48271) %% 2147483647) %% most;
        const quotes = [];
        while (quotes.length < count) {
          const first = random(texts.length);
          const last = Math.min(texts.length - 1, first + random(4));
          const range = document.createRange();
          range.setStart(texts[first], random(Math.max(1, texts[first].length - 4)));
          range.setEnd(texts[last], texts[last].length - random(Math.max(1, texts[last].length - 4)));
          const length = range.toString().trim().length;
          if (range.collapsed || length < 12 || length > 600) continue;
          quotes.push(quote(range));
        }
        return quotes;
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"ojs", "plos", "pandoc"})
  void thirtySelectionsOfAPageAreFoundAgain(String system) throws IOException {
    var page = page(Files.readString(PAGES.resolve(system + ".html")));
    var reading = reading(page);

    var lost = new ArrayList<String>();
    for (var passage : quotes(page, SELECTIONS)) {
      var found =
          PassageSearch.find(passage, reading)
              .map(place -> reading.whole().substring(place.start(), place.end()))
              .orElse("nothing");
      if (!bare(found).contains(bare(passage.exact()))) {
        lost.add(passage.exact() + " => " + found);
      }
    }
    assertThat(lost).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<math display='block'><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mi>n</mi></mfrac></math>",
        "<math style='display: block math'><mi>x</mi><mo>=</mo><mn>1</mn></math>",
        "<div class='disp-formula'><math><mi>x</mi><mo>=</mo><mn>1</mn></math><span>(1)</span></div>",
        "<p class='formula'><span style='display: block'>x = 1</span></p>",
      })
  void aSelectionAcrossADisplayFormulaIsFoundAgain(String formula) throws IOException {
    var page =
        page(
            "<article><h2>Model</h2><p id=first>Weight falls as partners join, so that</p>%s"
                    .formatted(formula)
                + "<p id=last>holds for every alliance of two or more.</p></article>");
    var passage = passage(page, "#first", 7, "#last", 24);

    assertThat(passage.exact())
        .matches("falls as partners join, so that x ?=.*1.* holds for every alliance");
    var reading = reading(page);
    assertThat(PassageSearch.find(passage, reading))
        .hasValueSatisfying(
            place ->
                assertThat(bare(reading.whole().substring(place.start(), place.end())))
                    .isEqualTo(bare(passage.exact())));
  }

  @Test
  void whatNoReaderSeesIsNotQuoted() throws IOException {
    var page =
        page(
            """
            <article><h2>Ef\u00adfects</h2>
            <p>The <!-- page 3 -->e\uFB00ect<br>is sta\u00adble<a role="doc-noteref" href="#fn1"><sup>1</sup></a>
            where <math><semantics><mi>x</mi><annotation>\\x</annotation></semantics></math> is
            small<style>p{}</style><span hidden>hidden</span> and <b>bold</b>.</p>
            <p dir="rtl">السلام عليكم ورحمة الله</p></article>
            """);

    var quoted = whole(page, "article p");
    assertThat(quoted.exact()).isEqualTo("The effect is stable where x is small and bold.");
    assertThat(quoted.section()).isEqualTo("Ef\u00adfects");
    assertThat(whole(page, "article p[dir]").exact()).isEqualTo("السلام عليكم ورحمة الله");
    assertThat(whole(page, "article p[dir]").prefix()).endsWith("small and bold. ");
  }

  private static Page page(String html) {
    var page = Browsers.page();
    page.setContent(html);
    return page;
  }

  /** The text of the article; a formula is one run of it, though each of its signs is a box. */
  private static ReadingText reading(Page page) {
    var text =
        (String)
            Objects.requireNonNull(
                page.locator("article")
                    .evaluate(
                        """
                        article => {
                          const copy = article.cloneNode(true);
                          copy.querySelectorAll('annotation').forEach(each => each.remove());
                          copy.querySelectorAll('math').forEach(each => {
                            const apart = each.getAttribute('display') == 'block' ? ' ' : '';
                            each.replaceWith(apart + each.textContent.trim() + apart);
                          });
                          article.after(copy);
                          const text = copy.innerText;
                          copy.remove();
                          return text;
                        }
                        """));
    return ReadingText.of("en", List.of(new Written(Part.SUMMARY, null, text)));
  }

  /** Letters and digits alone: marks of notes and white space are not part of what is said. */
  private static String bare(String text) {
    return Normalizer.normalize(text.replace("\u00ad", ""), Normalizer.Form.NFKC)
        .replaceAll("\\[\\d+]|\\P{L}", "");
  }

  @SuppressWarnings("unchecked")
  private static List<Passage> quotes(Page page, int count) throws IOException {
    var quotes = (List<Map<String, String>>) page.evaluate(SELECT.formatted(quoting()), count);
    return Objects.requireNonNull(quotes).stream().map(HostPassageTest::passage).toList();
  }

  @SuppressWarnings("unchecked")
  private static Passage whole(Page page, String element) throws IOException {
    var script =
        "element => {%s; const range = new Range(); range.setStart(element.firstChild, 0);const"
            + " last = element.lastChild; range.setEnd(last, last.length); return quote(range); }";
    return passage(
        (Map<String, String>)
            Objects.requireNonNull(
                page.locator(element).first().evaluate(script.formatted(quoting()))));
  }

  /** What is selected from a place in the first element to one in the last. */
  @SuppressWarnings("unchecked")
  private static Passage passage(Page page, String first, int from, String last, int until)
      throws IOException {
    var script =
        """
        ([first, from, last, until]) => {
          %s
          const range = new Range();
          range.setStart(document.querySelector(first).firstChild, from);
          range.setEnd(document.querySelector(last).firstChild, until);
          return quote(range);
        }
        """;
    return passage(
        (Map<String, String>)
            Objects.requireNonNull(
                page.evaluate(script.formatted(quoting()), List.of(first, from, last, until))));
  }

  private static Passage passage(Map<String, String> quote) {
    return new Passage(
        Objects.requireNonNull(quote.get("exact")),
        quote.get("prefix"),
        quote.get("suffix"),
        quote.get("section"));
  }

  /** The panel's own function. */
  private static String quoting() throws IOException {
    return Files.readString(Path.of("src/main/js/panel/quote.js")).replace("export ", "");
  }
}
