package io.github.bankid4jakarta.config;

/** What kind of installation this is. */
public enum Environment {
    /** A developer's machine. */
    DEVELOPMENT,
    /** A test installation. */
    TEST,
    /** Where real people log in. */
    PRODUCTION
}
