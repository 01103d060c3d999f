package io.github.bankid4jakarta.authmodule;

import io.github.bankid4jakarta.model.BankIdUser;
import java.util.Set;

/**
 * Gives people groups, and so roles, beyond those of {@code bankid.groups}, where the login belongs to the server and
 * applications have no identity store of their own. Found by {@link java.util.ServiceLoader} beside the module. Of several,
 * each adds its groups.
 *
 * <p>Asked once at each login; what it answers holds until the person logs out. Implementations are public, have a public
 * constructor without parameters and are used by several threads.
 */
@FunctionalInterface
public interface CallerGroups {

    /**
     * The groups of a person who identified.
     *
     * @param user who identified
     * @return the groups to add; may be empty, not null
     * @throws RuntimeException where that cannot be decided, which logs nobody in
     */
    Set<String> of(BankIdUser user);
}
