package org.talktous.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/** Renders the templates of pages. */
interface Templates {
  String PACKAGE = "org.talktous";

  void render(String template, Map<String, Object> parameters, Utf8ByteOutput output);

  /** Those that the build has compiled. */
  static Templates precompiled() {
    var engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE);
    return engine::render;
  }
}
