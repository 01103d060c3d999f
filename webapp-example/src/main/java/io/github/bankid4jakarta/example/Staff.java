package io.github.bankid4jakarta.example;

import static jakarta.security.enterprise.identitystore.IdentityStore.ValidationType.PROVIDE_GROUPS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Says who the librarian is, and who sits at the phone. BankID says who somebody is; which roles they have is for the
 * application to decide.
 */
@ApplicationScoped
public class Staff implements IdentityStore {

    private static final Map<String, Set<String>> GROUPS = Map.of(
            "191212121212", Set.of("admin"),
            "197403119840", Set.of("agent"));

    @Override
    public Set<ValidationType> validationTypes() {
        return EnumSet.of(PROVIDE_GROUPS);
    }

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult result) {
        return GROUPS.getOrDefault(result.getCallerPrincipal().getName(), Set.of());
    }
}
