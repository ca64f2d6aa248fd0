package org.talktous.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A reader at a browser, who notes down what a careful one would complain about: requests to other
 * hosts, errors in the console, pages that break rules of accessibility or are too wide.
 */
public final class Visit {
  /** A window on a desk. */
  public static final Consumer<Browser.NewContextOptions> DESK =
      view -> view.setViewportSize(1280, 800);

  /** A phone held upright. */
  public static final Consumer<Browser.NewContextOptions> PHONE =
      view -> view.setViewportSize(390, 844).setHasTouch(true);

  private static final String WATCH_SHIFTS =
      """
      window.shifts = [];
      window.watch = new PerformanceObserver(list => shifts.push(...list.getEntries()));
      watch.observe({type: 'layout-shift', buffered: true});
      """;
  private static final String SHIFTED =
      "shifts.push(...watch.takeRecords()), shifts.reduce((sum, each) => sum + each.value, 0)";

  /** Links inside sentences may be as small as the text (WCAG 2.2, 2.5.8, "inline"). */
  private static final String SMALL_TARGETS =
      """
      () => {
        const inSentence = target => target.matches('a') && [...target.parentNode.childNodes].some(
            each => each.nodeType === Node.TEXT_NODE && each.data.trim());
        const all = 'a[href], button, summary, select, textarea,'
            + 'input:not([type=hidden], label input), label:has(input)';
        return [...document.querySelectorAll(all)]
            .filter(each => each.checkVisibility() && !each.closest('.trap, .skip'))
            .filter(each => !inSentence(each))
            .map(each => [each, each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
            .map(([each, box]) => `${each.outerHTML.slice(0, 120)}: ${box.width} x ${box.height}`);
      }
      """;

  private static final String OVERLAPS =
      """
      () => {
        const found = [];
        const boxes = [];
        // What is open in the top layer covers the page, and its text that of the page.
        const open = [...document.querySelectorAll(':popover-open, :modal')].at(-1) ?? document.body;
        const texts = document.createTreeWalker(open, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const text = texts.currentNode;
          const holder = text.parentElement;
          const hidden = '.trap, .unseen, .skip, select, script, noscript';
          if (!text.data.trim() || holder.closest(hidden) || !holder.checkVisibility()) continue;
          const range = document.createRange();
          range.selectNodeContents(text);
          for (const box of range.getClientRects()) boxes.push([text.data.trim(), box, holder]);
        }
        for (let i = 0; i < boxes.length; i++) {
          for (let j = i + 1; j < boxes.length; j++) {
            const [one, a, first] = boxes[i];
            const [other, b, second] = boxes[j];
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            // The boxes of tall faces reach beyond their lines, and lines of one text are set close.
            const much = Math.min(a.height, b.height) * 0.3;
            if (first !== second && across > 2 && down > much) found.push(`${one} / ${other}`);
          }
        }
        return found;
      }
      """;

  private final Page page;
  private final String service;
  private final List<String> complaints = new ArrayList<>();

  private Visit(Page page, String service) {
    this.page = page;
    this.service = service;
    page.onRequest(request -> noteIfElsewhere(request.url()));
    page.onPageError(error -> complaints.add("error: " + error));
    page.onConsoleMessage(
        message -> {
          // A page that is refused or not found is news to the console, not to us.
          if (message.type().equals("error") && !message.location().startsWith(page.url())) {
            complaints.add("console: " + message.text());
          }
        });
  }

  /** A visit with a fresh browser, at a desk unless the view says otherwise. */
  public static Visit to(TalkToUs talk, Consumer<Browser.NewContextOptions> view) {
    return to(talk.address(), view);
  }

  /** A visit at a desk to a service that runs at an address. */
  public static Visit to(URI address) {
    return to(address, view -> {});
  }

  private static Visit to(URI address, Consumer<Browser.NewContextOptions> view) {
    var service = address.toString();
    var page = Browsers.page(options -> DESK.andThen(view).accept(options.setBaseURL(service)));
    page.addInitScript(WATCH_SHIFTS);
    return new Visit(page, service);
  }

  public static Visit to(TalkToUs talk) {
    return to(talk, view -> {});
  }

  public Page page() {
    return page;
  }

  public boolean runsScripts() {
    return Browsers.runsScripts(page);
  }

  /** Opens an address of the service and tells the status of the answer. */
  public int open(String path) {
    return Objects.requireNonNull(page.navigate(path)).status();
  }

  /** Where the reader is: path and query. */
  public String where() {
    return page.url().substring(service.length());
  }

  public String path() {
    return URI.create(page.url()).getPath();
  }

  public Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  public Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** A time that can be chosen, such as "10:30". */
  public Locator time(String time) {
    return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(time));
  }

  public Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  public Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /** The first element that a selector finds. */
  public Locator at(String selector) {
    return page.locator(selector).first();
  }

  /** Waits for the heading. */
  public void reads(String heading) {
    heading(heading).first().waitFor();
  }

  /** Whether the element has the focus. */
  public boolean isIn(Locator element) {
    return (Boolean) element.evaluate("each => each === document.activeElement");
  }

  public void press(String... keys) {
    for (var key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Waits until what was asked for in the background is shown. */
  public void settles() {
    PlaywrightAssertions.assertThat(page.locator(".htmx-request, .htmx-settling")).hasCount(0);
  }

  /** How far things have moved by themselves since the page was opened; 0 is still. */
  public double shift() {
    return ((Number) page.evaluate(SHIFTED)).doubleValue();
  }

  public boolean isTooWide() {
    return (Boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  public List<String> smallTargets() {
    return list(SMALL_TARGETS);
  }

  public List<String> overlaps() {
    return list(OVERLAPS);
  }

  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Insists that the page is one that nobody would complain about. */
  public void isSound() {
    assertThat(complaints()).as("complaints at %s", where()).isEmpty();
    assertThat(Axe.violations(page)).as("accessibility of %s", where()).isEmpty();
    isWellSet();
  }

  /** What of that can be seen without axe. */
  public void isWellSet() {
    assertThat(isTooWide()).as("%s scrolls sideways", where()).isFalse();
    assertThat(smallTargets()).as("small targets of %s", where()).isEmpty();
    assertThat(overlaps()).as("overlapping text on %s", where()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private List<String> list(String script) {
    return (List<String>) Objects.requireNonNull(page.evaluate(script));
  }

  private void noteIfElsewhere(String url) {
    if (!url.startsWith(service) && !url.startsWith("data:")) {
      complaints.add("asked of another host: " + url);
    }
  }
}
