package io.github.bankid4jakarta.assembly;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.SettingSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Takes an application that runs under MicroProfile's profile {@code prod} for one in production. */
final class ProfileSource implements SettingSource {

    private static final Set<String> PRODUCTION = Set.of("prod", "production");

    private final boolean production;

    /**
     * Looks at a profile.
     *
     * @param profile the profile's name, or several separated by commas; may be empty
     */
    ProfileSource(String profile) {
        production = Arrays.stream(profile.split(",")).map(String::strip).anyMatch(PRODUCTION::contains);
    }

    @Override
    public String description() {
        return "mp.config.profile";
    }

    @Override
    public Optional<String> value(String key) {
        return production && key.equals(BankIdSettings.ENVIRONMENT.key())
                ? Optional.of("production")
                : Optional.empty();
    }

    @Override
    public Set<String> keys() {
        return Set.of();
    }
}
