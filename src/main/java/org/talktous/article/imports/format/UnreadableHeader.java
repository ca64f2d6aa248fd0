package org.talktous.article.imports.format;

/** The file does not begin with the names of its columns. */
public final class UnreadableHeader extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ImportFault fault;

  UnreadableHeader(ImportFault fault) {
    super(fault.message());
    this.fault = fault;
  }

  public ImportFault fault() {
    return fault;
  }
}
