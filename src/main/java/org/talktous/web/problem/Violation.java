package org.talktous.web.problem;

/** One fault in a request: the field as the client wrote it, and what is wrong with it. */
public record Violation(String field, String message) {}
