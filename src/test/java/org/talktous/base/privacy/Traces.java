package org.talktous.base.privacy;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.talktous.testing.Sql;

/** Looks for words in all that is kept: every column of every table, and every file. */
final class Traces {
  private Traces() {}

  /** The rows that hold a word, whatever the case of its letters. */
  static List<String> inDatabase(Sql sql, String word) {
    var found = new ArrayList<String>();
    for (var table :
        sql.rows(
            """
            select format('%I.%I', schemaname, tablename) as name
            from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            order by 1
            """)) {
      var name = table.get("name");
      sql.rows(
              "select each::text as row from " + name + " each where each::text ilike ?",
              "%" + word + "%")
          .forEach(row -> found.add(name + ": " + row.get("row")));
    }
    return found;
  }

  /** The mails in a data directory that hold a word, in a header or a part, however encoded. */
  static List<Path> inFiles(Path data, String word) throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (text(file).toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static String text(Path file) throws IOException {
    var text = new StringBuilder(Files.readString(file, StandardCharsets.ISO_8859_1));
    if (file.toString().endsWith(".eml")) {
      try (var content = Files.newInputStream(file)) {
        collect(new MimeMessage(Session.getInstance(new Properties()), content), text);
      } catch (MessagingException e) {
        throw new IllegalStateException(file.toString(), e);
      }
    }
    return text.toString();
  }

  private static void collect(Part part, StringBuilder text)
      throws MessagingException, IOException {
    for (Header header : Collections.list(part.getAllHeaders())) {
      text.append(MimeUtility.decodeText(MimeUtility.unfold(header.getValue()))).append('\n');
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        collect(parts.getBodyPart(i), text);
      }
      return;
    }
    try (var content = part.getInputStream()) {
      // As calendars fold their lines, a word may stand on two.
      text.append(new String(content.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n ", ""));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
