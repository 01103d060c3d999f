package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptCallerTest {

    static final String TOLVAN = "191212121212";
    static final String ANNA = "198805239822";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tolvan Tolvansson",
                "Conor O'Hara <b>&amp;",
                "\u00c5sa M\u00e4rta \u00d6berg",
                "a=b&group0=admin&name=root",
                "%26group0%3Dadmin",
                "line\r\nbreak\u0000",
                "+ +",
                "\ud83d\ude00"
            })
    void callerWhenKeptThenReadBackAsItWas(String hostile) {
        BankIdUser user = new BankIdUser(
                new PersonalNumber(TOLVAN),
                hostile,
                hostile,
                hostile,
                OptionalInt.of(114),
                Optional.of(hostile),
                Optional.of(hostile));
        KeptCaller caller = new KeptCaller(hostile, user, Set.of("user", hostile));

        assertThat(KeptCaller.read(caller.toText())).contains(caller);
    }

    @Test
    void callerWhenBackendSendsLittleThenReadBackAsItWas() {
        KeptCaller caller = new KeptCaller("", user(TOLVAN), Set.of());

        assertThat(KeptCaller.read(caller.toText())).contains(caller);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "format=1",
                "format=2&name=a&userNumber=191212121212&userName=A&userGivenName=&userSurname=",
                "name=a&userNumber=191212121212&userName=A&userGivenName=&userSurname=",
                "format=1&userNumber=191212121212&userName=A&userGivenName=&userSurname=",
                "format=1&name=a&userNumber=191212121213&userName=A&userGivenName=&userSurname=",
                "format=1&name=a&userNumber=191212121212&userName=+&userGivenName=&userSurname=",
                "format=1&name=a&name=b&userNumber=191212121212&userName=A&userGivenName=&userSurname=",
                "format=1&name=%zz&userNumber=191212121212&userName=A&userGivenName=&userSurname=",
                "format=1&name=a&userNumber=191212121212&userName=A&userGivenName=&userSurname=&userAge=x"
            })
    void textWhenUnreadableThenNobody(String text) {
        assertThat(KeptCaller.read(text)).isEmpty();
        assertThat(KeptCaller.read(
                        "format=1&name=a&userNumber=191212121212&userName=A&userGivenName=&userSurname=&later=x"))
                .isPresent();
    }

    @Test
    void callerWhenNameOrPersonOrGroupsDifferThenNotTheSame() {
        KeptCaller tolvan = new KeptCaller("guest", user(TOLVAN), Set.of("user"));

        assertThat(tolvan.isSameAs(new KeptCaller("guest", user(TOLVAN), Set.of("user"))))
                .isTrue();
        assertThat(tolvan.isSameAs(new KeptCaller("guest", user(TOLVAN), Set.of("admin"))))
                .isFalse();
        assertThat(tolvan.isSameAs(new KeptCaller("guest", user(ANNA), Set.of("user"))))
                .isFalse();
        assertThat(tolvan.isSameAs(new KeptCaller("host", user(TOLVAN), Set.of("user"))))
                .isFalse();
    }

    @Test
    void callerWhenPrintedThenMasked() {
        assertThat(new KeptCaller(TOLVAN, user(TOLVAN), Set.of())).hasToString("KeptCaller[masked]");
    }

    static BankIdUser user(String number) {
        return new BankIdUser(
                new PersonalNumber(number),
                "Somebody",
                "",
                "",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
