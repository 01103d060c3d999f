package io.github.bankid4jakarta.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.BankIdCallerPrincipal;
import io.github.bankid4jakarta.http.LoginFixture;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.model.PersonalNumber;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BankIdIdentityStoreTest {

    private static final String TOLVAN = "191212121212";
    private static final String ANNA = "198805239822";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[33]);

    @Test
    void callerWhenIdentifiedThenNamedByNumberWithTheGroups() {
        CredentialValidationResult result = new BankIdIdentityStore(
                        LoginFixture.configuration("bankid.groups", "user, customer"))
                .validate(credential(TOLVAN));

        assertThat(result.getStatus()).isEqualTo(CredentialValidationResult.Status.VALID);
        assertThat(result.getCallerPrincipal()).isInstanceOf(BankIdCallerPrincipal.class);
        assertThat(result.getCallerPrincipal().getName()).isEqualTo(TOLVAN);
        assertThat(result.getCallerGroups()).containsExactlyInAnyOrder("user", "customer");
    }

    @Test
    void callerWhenPseudonymousThenStablePerKeyAndPerson() {
        String name = pseudonym(KEY, TOLVAN);

        assertThat(name).matches("bid1_[0-9a-f]{32}");
        assertThat(pseudonym(KEY, TOLVAN)).isEqualTo(name);
        assertThat(pseudonym(KEY, ANNA)).isNotEqualTo(name);
        assertThat(pseudonym(otherKey(), TOLVAN)).isNotEqualTo(name);
    }

    @Test
    void credentialWhenOfAnotherKindThenNotJudged() {
        CredentialValidationResult result = new BankIdIdentityStore(LoginFixture.configuration())
                .validate(new UsernamePasswordCredential(TOLVAN, "secret"));

        assertThat(result).isEqualTo(CredentialValidationResult.NOT_VALIDATED_RESULT);
    }

    @Test
    void credentialWhenPrintedThenMasked() {
        assertThat(credential(TOLVAN).toString()).doesNotContain(TOLVAN, "Tolvan");
    }

    private static String otherKey() {
        byte[] key = Base64.getDecoder().decode(OTHER_KEY);
        key[0] = 1;
        return Base64.getEncoder().encodeToString(key);
    }

    private static String pseudonym(String key, String number) {
        return new BankIdIdentityStore(
                        LoginFixture.configuration("bankid.caller-name", "pseudonym", "bankid.caller-name-key", key))
                .validate(credential(number))
                .getCallerPrincipal()
                .getName();
    }

    private static BankIdCredential credential(String number) {
        BankIdUser user = new BankIdUser(
                new PersonalNumber(number),
                "Tolvan Tolvansson",
                "",
                "",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        return new BankIdCredential(user, "simulator", LoginMode.QR);
    }
}
