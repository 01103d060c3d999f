package io.github.bankid4jakarta.page;

import java.util.Optional;

/**
 * What the page tells the person, in the person's language.
 *
 * @param message what is going on, as one sentence; never blank
 * @param advice what the person can do next, where there is something to do
 */
public record UserMessage(String message, Optional<String> advice) {}
