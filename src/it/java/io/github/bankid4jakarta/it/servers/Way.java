package io.github.bankid4jakarta.it.servers;

/** How an application comes by its login. */
enum Way {
    DROP_IN("drop-in"),
    ANNOTATION("annotation"),
    SERVER_LEVEL("server level");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    /** As the documentation calls it. */
    String title() {
        return title;
    }
}
