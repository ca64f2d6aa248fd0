package org.talktous.call.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.call.icalendar.Remark;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** Remarks as they are kept, as JSON: codes with their arguments, said in any language. */
@Singleton
class StoredRemarks {
  private static final TypeReference<List<Kept>> LIST = new TypeReference<>() {};

  private final ObjectMapper json;

  StoredRemarks(ObjectMapper json) {
    this.json = json;
  }

  /** A remark as it is kept. */
  @Introspected
  record Kept(
      String code,
      @Nullable String uid,
      @Nullable String summary,
      @Nullable String line,
      @Nullable String zone) {

    static Kept of(Remark remark) {
      return new Kept(
          remark.code().key(), remark.uid(), remark.summary(), remark.line(), remark.zone());
    }

    String said(Messages messages) {
      return messages.find("hours.remark." + code).orElse(code);
    }

    String said() {
      return said(Messages.in(Language.EN));
    }
  }

  String write(List<Remark> remarks) {
    try {
      return json.writeValueAsString(remarks.stream().map(Kept::of).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written", e);
    }
  }

  List<Kept> read(ImportState state) {
    try {
      return json.readValue(state.remarks(), LIST);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("remarks are stored as they were written", e);
    }
  }
}
