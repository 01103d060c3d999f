package io.github.bankid4jakarta.page;

/** How far a login has come, as the page shows it. */
public enum Stage {
    /** The person chooses a mode; there is no order. */
    CHOOSE("choose"),
    /** An order runs or is being started. */
    PENDING("pending"),
    /** An order ended without a login. */
    FAILED("failed"),
    /** An order is complete and waits to be claimed. */
    COMPLETE("complete"),
    /** The browser sent no session cookie back, so no login is possible. */
    NO_COOKIES("no-cookies");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
