package io.github.bankid4jakarta.it.servers.store;

import io.github.bankid4jakarta.authmodule.CallerGroups;
import io.github.bankid4jakarta.model.BankIdUser;
import java.util.Set;

/** Makes one person an administrator, as an operator does it who gives the login to the server. */
public final class AdminGroups implements CallerGroups {

    private static final String TOLVAN = "191212121212";

    @Override
    public Set<String> of(BankIdUser user) {
        return user.personalNumber().value().equals(TOLVAN) ? Set.of("admin") : Set.of();
    }
}
