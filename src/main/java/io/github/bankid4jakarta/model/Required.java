package io.github.bankid4jakarta.model;

/** The one check that every textual value of this package makes. Its message names the value and never shows it. */
final class Required {

    private Required() {}

    static String text(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
