package io.github.bankid4jakarta.config;

/** A trusted proxy does not say who is behind it, or by which address it was asked. Has no stack trace and repeats nothing: it is no failure of ours. */
public final class ForwardingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForwardingException() {
        super("A trusted proxy does not say what it has to", null, false, false);
    }
}
