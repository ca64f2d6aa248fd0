package org.talktous.article.imports.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a file of articles is written. */
public enum ImportFormat {
  /** An object a line, ours or Crossref's; empty lines are passed over. */
  JSON_LINES(List.of("jsonl", "ndjson"), List.of(ImportFormat.JSON_LINES_TYPE)) {
    @Override
    void read(InputStream file, ObjectMapper json, @Nullable Charset declared, ArticleSink sink)
        throws IOException {
      new JsonLines(json).read(file, sink);
    }
  },
  /** An article, a list of them, or an answer of Crossref's {@code /works}. */
  JSON(List.of("json"), List.of(ImportFormat.JSON_TYPE, ImportFormat.CSL_TYPE)) {
    @Override
    void read(InputStream file, ObjectMapper json, @Nullable Charset declared, ArticleSink sink)
        throws IOException {
      new JsonArticles(json).read(file, sink);
    }
  },
  /** A first line that names the fields, then an article a line (RFC 4180, or what is like it). */
  CSV(List.of("csv", "tsv"), List.of(ImportFormat.CSV_TYPE, ImportFormat.TSV_TYPE)) {
    @Override
    void read(InputStream file, ObjectMapper json, @Nullable Charset declared, ArticleSink sink)
        throws IOException, UnreadableHeader {
      new CsvLines(json, declared).read(file, sink);
    }
  },
  JATS(
      List.of("xml", "nxml"),
      List.of(ImportFormat.XML_TYPE, ImportFormat.TEXT_XML_TYPE, ImportFormat.JATS_TYPE)) {
    @Override
    void read(InputStream file, ObjectMapper json, @Nullable Charset declared, ArticleSink sink) {
      new JatsArticles().read(file, sink);
    }
  },
  RIS(List.of("ris"), List.of(ImportFormat.RIS_TYPE)) {
    @Override
    void read(InputStream file, ObjectMapper json, @Nullable Charset declared, ArticleSink sink)
        throws IOException {
      new RisRecords(declared).read(file, sink);
    }
  };

  public static final String JSON_LINES_TYPE = "application/x-ndjson";
  public static final String JSON_TYPE = "application/json";
  public static final String CSL_TYPE = "application/vnd.citationstyles.csl+json";
  public static final String CSV_TYPE = "text/csv";
  public static final String TSV_TYPE = "text/tab-separated-values";
  public static final String XML_TYPE = "application/xml";
  public static final String TEXT_XML_TYPE = "text/xml";
  public static final String JATS_TYPE = "application/jats+xml";
  public static final String RIS_TYPE = "application/x-research-info-systems";

  private final List<String> endings;
  private final List<String> types;

  ImportFormat(List<String> endings, List<String> types) {
    this.endings = endings;
    this.types = types;
  }

  /**
   * Reads a file to its end.
   *
   * @param declared the encoding that the request names; null if it names none
   */
  abstract void read(
      InputStream file, ObjectMapper json, @Nullable Charset declared, ArticleSink sink)
      throws IOException, UnreadableHeader;

  /** The format of a file with this name. */
  public static Optional<ImportFormat> ofFile(String name) {
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(each -> each.endings.contains(ending)).findFirst();
  }

  /** The format of a media type, whose letters may be capitals. */
  public static Optional<ImportFormat> of(MediaType type) {
    var name = type.getName().toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(each -> each.types.contains(name)).findFirst();
  }
}
