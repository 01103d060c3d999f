package io.github.bankid4jakarta.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key the key it is about, such as {@code bankid.qrona.token}
 * @param what what is wrong, without the value of a secret
 * @param remedy what to do about it
 */
public record ConfigurationProblem(String key, String what, String remedy) {

    @Override
    public String toString() {
        return key + ": " + what + ". " + remedy + (remedy.endsWith("?") || remedy.endsWith(".") ? "" : ".");
    }
}
