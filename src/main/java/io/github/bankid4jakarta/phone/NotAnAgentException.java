package io.github.bankid4jakarta.phone;

/** There is no request, nobody is logged in, or the caller lacks the role that {@code bankid.phone.role} names. */
public final class NotAnAgentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAnAgentException() {
        super("The caller may not identify people over the phone");
    }
}
