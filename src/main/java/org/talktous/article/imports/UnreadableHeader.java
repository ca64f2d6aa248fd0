package org.talktous.article.imports;

/** The file does not begin with the names of its columns. */
final class UnreadableHeader extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ImportFault fault;

  UnreadableHeader(ImportFault fault) {
    super(fault.message());
    this.fault = fault;
  }

  ImportFault fault() {
    return fault;
  }
}
