package io.github.bankid4jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.PersonalNumber;
import jakarta.el.ELProcessor;
import jakarta.security.enterprise.CallerPrincipal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BankIdCallerPrincipalTest {

    private static final BankIdUser TOLVAN = new BankIdUser(
            new PersonalNumber("191212121212"),
            "Tolvan Tolvansson",
            "Tolvan",
            "Tolvansson",
            OptionalInt.of(112),
            Optional.empty(),
            Optional.empty());

    @Test
    void userWhenAskedThenWhatBankIdSaid() {
        BankIdCallerPrincipal caller = new BankIdCallerPrincipal("191212121212", TOLVAN);

        assertThat(caller.getName()).isEqualTo("191212121212");
        assertThat(caller.user()).isEqualTo(TOLVAN);
    }

    @Test
    void userWhenAPageAsksForMethodsThenWhatBankIdSaid() {
        ELProcessor page = new ELProcessor();
        page.defineBean("caller", new BankIdCallerPrincipal("191212121212", TOLVAN));

        assertThat(page.<Object>eval("caller.user().name()")).isEqualTo("Tolvan Tolvansson");
        assertThat(page.<Object>eval("caller.user().personalNumber().masked()"))
                .isEqualTo(TOLVAN.personalNumber().masked());
        assertThat(page.<Object>eval("caller.user().age().orElse(0)")).isEqualTo(112);
    }

    @Test
    void toStringWhenPrintedThenNeitherNameNorNumber() {
        assertThat(new BankIdCallerPrincipal("191212121212", TOLVAN)).hasToString("BankIdCallerPrincipal[masked]");
    }

    @Test
    void equalsWhenNameDiffersThenNot() {
        BankIdCallerPrincipal caller = new BankIdCallerPrincipal("191212121212", TOLVAN);

        assertThat(caller)
                .isEqualTo(new BankIdCallerPrincipal("191212121212", TOLVAN))
                .hasSameHashCodeAs(new BankIdCallerPrincipal("191212121212", TOLVAN))
                .isNotEqualTo(new BankIdCallerPrincipal("pseudonym", TOLVAN))
                .isNotEqualTo(new CallerPrincipal("191212121212"));
    }

    @Test
    void writeWhenContainerStoresPrincipalThenItsNameOnly() throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stored)) {
            out.writeObject(new BankIdCallerPrincipal("pseudonym", TOLVAN));
        }

        assertThat(stored.toString(StandardCharsets.ISO_8859_1))
                .contains(CallerPrincipal.class.getName(), "pseudonym")
                .doesNotContain("Tolvan", "191212121212", "bankid4jakarta");
    }
}
