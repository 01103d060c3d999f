package io.github.bankid4jakarta.authmodule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.PersonalNumber;
import jakarta.el.ELProcessor;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerCallerTest {

    @Test
    void userWhenAPageAsksForMethodsThenWhatBankIdSaid() {
        BankIdUser tolvan = new BankIdUser(
                new PersonalNumber("191212121212"),
                "Tolvan Tolvansson",
                "Tolvan",
                "Tolvansson",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        ELProcessor page = new ELProcessor();
        page.defineBean("caller", new ServerCaller("191212121212", tolvan, Set.of()));

        assertThat(page.<Object>eval("caller.user().name()")).isEqualTo("Tolvan Tolvansson");
    }
}
