package org.talktous.article.imports.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the columns of other makers' tables are called, as the fields of an article. */
final class Headings {
  /** Parts of the field {@code issue}, which has no columns of their own in ours. */
  static final String VOLUME = "volume";

  static final String NUMBER = "number";
  static final String PAGES = "pages";
  static final String FIRST_PAGE = "firstPage";
  static final String LAST_PAGE = "lastPage";

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("slug", "slug"),
          Map.entry("title", "title"),
          Map.entry("articletitle", "title"),
          Map.entry("documenttitle", "title"),
          Map.entry("название", "title"),
          Map.entry("названиестатьи", "title"),
          Map.entry("заглавие", "title"),
          Map.entry("language", "language"),
          Map.entry("lang", "language"),
          Map.entry("languages", "language"),
          Map.entry("fulltextlanguage", "language"),
          Map.entry("languageoforiginaldocument", "language"),
          Map.entry("язык", "language"),
          Map.entry("journal", "journal"),
          Map.entry("journaltitle", "journal"),
          Map.entry("journalname", "journal"),
          Map.entry("containertitle", "journal"),
          Map.entry("publicationtitle", "journal"),
          Map.entry("publicationname", "journal"),
          Map.entry("sourcetitle", "journal"),
          Map.entry("журнал", "journal"),
          Map.entry("issue", "issue"),
          Map.entry("выпуск", "issue"),
          Map.entry("volume", VOLUME),
          Map.entry("vol", VOLUME),
          Map.entry("том", VOLUME),
          Map.entry("number", NUMBER),
          Map.entry("issuenumber", NUMBER),
          Map.entry("номер", NUMBER),
          Map.entry("pages", PAGES),
          Map.entry("страницы", PAGES),
          Map.entry("startpage", FIRST_PAGE),
          Map.entry("pagestart", FIRST_PAGE),
          Map.entry("endpage", LAST_PAGE),
          Map.entry("pageend", LAST_PAGE),
          Map.entry("doi", "doi"),
          Map.entry("articledoi", "doi"),
          Map.entry("doilink", "doi"),
          Map.entry("url", "url"),
          Map.entry("link", "url"),
          Map.entry("fulltexturl", "url"),
          Map.entry("articleurl", "url"),
          Map.entry("ссылка", "url"),
          Map.entry("openaccess", "openAccess"),
          Map.entry("abstract", "abstract"),
          Map.entry("abstractnote", "abstract"),
          Map.entry("description", "abstract"),
          Map.entry("аннотация", "abstract"),
          Map.entry("highlights", "highlights"),
          Map.entry("summary", "summary"),
          Map.entry("hosts", "hosts"),
          Map.entry("sections", "sections"),
          Map.entry("разделы", "sections"),
          Map.entry("author", "authors"),
          Map.entry("authors", "authors"),
          Map.entry("creator", "authors"),
          Map.entry("creators", "authors"),
          Map.entry("авторы", "authors"),
          Map.entry("автор", "authors"),
          Map.entry("published", "published"),
          Map.entry("date", "published"),
          Map.entry("year", "published"),
          Map.entry("publicationdate", "published"),
          Map.entry("publicationyear", "published"),
          Map.entry("publisheddate", "published"),
          Map.entry("datepublished", "published"),
          Map.entry("issued", "published"),
          Map.entry("год", "published"),
          Map.entry("дата", "published"),
          Map.entry("датапубликации", "published"),
          Map.entry("keywords", "keywords"),
          Map.entry("keyword", "keywords"),
          Map.entry("authorkeywords", "keywords"),
          Map.entry("subject", "keywords"),
          Map.entry("subjects", "keywords"),
          Map.entry("ключевыеслова", "keywords"),
          Map.entry("issn", "issn"),
          Map.entry("pissn", "issn"),
          Map.entry("eissn", "issn"),
          Map.entry("printissn", "issn"),
          Map.entry("onlineissn", "issn"),
          Map.entry("electronicissn", "issn"),
          Map.entry("issnprint", "issn"),
          Map.entry("issnonline", "issn"),
          Map.entry("journalissn", "issn"));

  private Headings() {}

  /** The field that a heading names, however it is spaced and in whichever case. */
  static Optional<String> field(String heading) {
    var plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return Optional.ofNullable(FIELDS.get(plain));
  }

  /** This service's own columns, for the message about a file that has none of them. */
  static List<String> own() {
    return List.of(
        "slug",
        "title",
        "language",
        "journal",
        "issue",
        "doi",
        "url",
        "openAccess",
        "abstract",
        "highlights",
        "summary",
        "sections",
        "authors",
        "published",
        "keywords",
        "issn",
        "hosts");
  }
}
