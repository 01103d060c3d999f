package io.github.bankid4jakarta.phone;

/** The caller has no such order: it never was, was forgotten, or is another agent's. Which of them is not told. */
public final class UnknownPhoneOrderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownPhoneOrderException() {
        super("No such order over the phone");
    }
}
