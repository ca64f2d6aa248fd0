package org.talktous.testing;

import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Staff at pages of the desk, as forms without scripts reach them. */
public final class StaffBrowser {
  private StaffBrowser() {}

  /** A client with the cookie of whoever signs in with the desk's password. */
  public static Api signIn(TalkToUs talk, String email) {
    var answer =
        page(talk)
            .send(
                "POST",
                "/admin/sign-in",
                form(Map.of("email", email, "password", TalkToUs.PASSWORD)))
            .with(303);
    return page(talk).with("Cookie", answer.header("Set-Cookie").replaceFirst(";.*", ""));
  }

  /** A visit of an admin who has signed in, in the language and with the view that are wanted. */
  public static Visit visit(TalkToUs talk, Consumer<Browser.NewContextOptions> view) {
    var visit = Visit.to(talk, view);
    visit.open("/admin/sign-in");
    visit.at("#email").fill(TalkToUs.ADMIN);
    visit.at("#password").fill(TalkToUs.PASSWORD);
    visit.at(".sign-in button").click();
    visit.at("#sections").waitFor(new Locator.WaitForOptions().setState(ATTACHED));
    return visit;
  }

  /** A browser without anybody's cookie, that sends forms. */
  public static Api page(TalkToUs talk) {
    return talk.api()
        .with("Accept", "text/html, */*;q=0.8")
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Accept-Language", "en");
  }

  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** What a form of a page carries in a hidden field. */
  public static String hidden(Answer page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
    if (!found.find()) {
      throw new AssertionError("no form carries " + name);
    }
    return found.group(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
