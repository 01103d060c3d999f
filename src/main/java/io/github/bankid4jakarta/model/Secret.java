package io.github.bankid4jakarta.model;

/**
 * A configured secret, such as a bearer token. Reading it takes a call of {@link #reveal()}, so every reader is easy to
 * find.
 */
public final class Secret {

    private final String value;

    /**
     * Wraps a secret.
     *
     * @param value the secret; never blank
     */
    public Secret(String value) {
        this.value = Required.text(value, "secret");
    }

    /**
     * The secret in the clear, for the one place that hands it to BankID.
     *
     * @return the secret as configured
     */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Secret[masked]";
    }
}
