package io.github.bankid4jakarta.example;

import static jakarta.security.enterprise.identitystore.IdentityStore.ValidationType.PROVIDE_GROUPS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.EnumSet;
import java.util.Set;

/** Says who the librarian is. BankID says who somebody is; which roles they have is for the application to decide. */
@ApplicationScoped
public class Librarian implements IdentityStore {

    private static final String LIBRARIAN = "191212121212";

    @Override
    public Set<ValidationType> validationTypes() {
        return EnumSet.of(PROVIDE_GROUPS);
    }

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult result) {
        return LIBRARIAN.equals(result.getCallerPrincipal().getName()) ? Set.of("admin") : Set.of();
    }
}
