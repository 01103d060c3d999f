package io.github.bankid4jakarta.it.servers;

import java.util.Locale;

/** How an application comes by its login. */
enum Way {
    DROP_IN("drop-in"),
    ANNOTATION("annotation"),
    SERVER_LEVEL("server level");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    /** As files of results call it, such as {@code drop-in}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the documentation calls it. */
    String title() {
        return title;
    }
}
