package org.talktous.launch;

import jakarta.inject.Singleton;
import java.io.PrintStream;
import org.talktous.article.Article;
import org.talktous.article.Articles;
import org.talktous.base.setting.PublicUrl;
import org.talktous.staff.FirstAdmin;

/** The first words: the admin's password if it was drawn just now, and where to look. */
@Singleton
class Welcome {
  private final Articles articles;
  private final FirstAdmin admin;
  private final PublicUrl url;

  Welcome(Articles articles, FirstAdmin admin, PublicUrl url) {
    this.articles = articles;
    this.admin = admin;
    this.url = url;
  }

  void printPassword(PrintStream out, String drawn) {
    out.println();
    out.println("  Sign in  " + admin.email());
    out.println("  Password " + drawn + "   (shown only this once)");
    out.flush();
  }

  void printTo(PrintStream out) {
    var page =
        articles.list().stream().findFirst().map(Article::slug).map(slug -> "/articles/" + slug);
    out.println();
    out.println("Talk to Us is ready.");
    out.println("  Article  " + url.of(page.orElse("/")));
    out.println("  Desk     " + url.of("/admin"));
    out.println();
    out.flush();
  }
}
