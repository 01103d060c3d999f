package io.github.bankid4jakarta.config;

/** What a caller is called towards the container. */
public enum CallerName {
    /** The twelve-digit personal number. */
    PERSONAL_NUMBER,
    /** A name made from the personal number with a key of the site, not comparable between sites. */
    PSEUDONYM
}
