package io.github.bankid4jakarta.identity;

import io.github.bankid4jakarta.BankIdCallerPrincipal;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.model.PersonalNumber;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import java.util.function.Function;

/**
 * Accepts everybody who identified with BankID, names them as configured and gives them the configured groups. Other stores
 * of the application add theirs. Validates no other credential. Safe for use by several threads.
 */
public final class BankIdIdentityStore implements IdentityStore {

    private static final String ID = "bankid";

    private final Function<PersonalNumber, String> callerName;
    private final Set<String> groups;

    /**
     * A store with the configured naming and groups.
     *
     * @param configuration the resolved settings
     */
    public BankIdIdentityStore(Configuration configuration) {
        this.callerName = CallerNames.of(configuration);
        this.groups = configuration.get(BankIdSettings.GROUPS);
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof BankIdCredential bankId)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        String name = callerName.apply(bankId.user().personalNumber());
        BankIdCallerPrincipal caller = new BankIdCallerPrincipal(name, bankId.user());
        return new CredentialValidationResult(ID, caller, null, name, groups);
    }
}
