package org.talktous.home;

/** What a person reads when there is no other page for them: {@code key} leads to the words. */
record ErrorPage(int status, String key) {}
