package io.github.bankid4jakarta.wire;

/** The answer to a cancelled order, {@code {}}. */
public record EmptyBody() {}
