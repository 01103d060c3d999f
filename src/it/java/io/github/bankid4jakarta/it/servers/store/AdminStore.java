package io.github.bankid4jakarta.it.servers.store;

import static jakarta.security.enterprise.identitystore.IdentityStore.ValidationType.PROVIDE_GROUPS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.EnumSet;
import java.util.Set;

/** Makes one person an administrator, as an application does it that brings its login with it. */
@ApplicationScoped
public class AdminStore implements IdentityStore {

    private static final String TOLVAN = "191212121212";

    @Override
    public Set<ValidationType> validationTypes() {
        return EnumSet.of(PROVIDE_GROUPS);
    }

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult result) {
        return result.getCallerPrincipal().getName().equals(TOLVAN) ? Set.of("admin") : Set.of();
    }
}
