package org.talktous.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.article.Article;
import org.talktous.article.Articles;
import org.talktous.base.log.LogFormat;
import org.talktous.base.setting.DataDirectory;
import org.talktous.base.setting.OwnerOnly;
import org.talktous.base.setting.PublicUrl;
import org.talktous.staff.FirstAdmin;

/** The first words: the admin's password if it was drawn just now, and where to look. */
@Singleton
class Welcome {
  private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);
  private static final String PASSWORD_FILE = "admin-password";

  private final Articles articles;
  private final FirstAdmin admin;
  private final PublicUrl url;
  private final DataDirectory data;

  Welcome(Articles articles, FirstAdmin admin, PublicUrl url, DataDirectory data) {
    this.articles = articles;
    this.admin = admin;
    this.url = url;
    this.data = data;
  }

  /**
   * Tells the password that was drawn: on a terminal to whoever sits there, else in a file that its
   * owner alone can read, since others read what becomes of a log.
   */
  void tellPassword(PrintStream out, String drawn, boolean isTerminal) {
    var password = isTerminal ? drawn + "   (shown only this once)" : whereIsKept(drawn);
    if (LogFormat.isForPrograms()) {
      LOG.info("The admin signs in as {}. Password {}", admin.email(), password);
      return;
    }
    out.println();
    out.println("  Sign in  " + admin.email());
    out.println("  Password " + password);
    out.flush();
  }

  /** Whether what is printed is seen by somebody, and kept nowhere. */
  static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private String whereIsKept(String drawn) {
    var file = data.path().resolve(PASSWORD_FILE);
    try {
      OwnerOnly.createDirectory(data.path());
      Files.deleteIfExists(file);
      try (var channel = OwnerOnly.open(file, Set.of(CREATE_NEW, WRITE))) {
        channel.write(ByteBuffer.wrap((drawn + System.lineSeparator()).getBytes(UTF_8)));
      }
      return "is in " + file + "; delete it once you have signed in";
    } catch (IOException e) {
      // Nobody could sign in otherwise.
      return drawn + "   (shown only this once, as " + file + " cannot be written)";
    }
  }

  void printTo(PrintStream out) {
    var page =
        articles.list().stream().findFirst().map(Article::slug).map(slug -> "/articles/" + slug);
    if (LogFormat.isForPrograms()) {
      LOG.info("Talk to Us is ready: {}, desk {}", url.of(page.orElse("/")), url.of("/admin"));
      return;
    }
    out.println();
    out.println("Talk to Us is ready.");
    out.println("  Article  " + url.of(page.orElse("/")));
    out.println("  Desk     " + url.of("/admin"));
    out.println();
    out.flush();
  }
}
