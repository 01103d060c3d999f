package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.page.UserMessage;
import io.github.bankid4jakarta.page.UserMessages;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person reads when BankID cannot be asked, word for word. */
enum ShownText {
    UNAVAILABLE(
            "BankID går inte att nå just nu. Försök igen om en stund.",
            "BankID cannot be reached just now. Try again in a moment."),
    TECHNICAL(
            "Något gick fel hos oss. Försök igen om en stund.",
            "Something went wrong on our side. Try again in a moment."),
    TROUBLE(
            "Ingen kontakt just nu. Försöker igen … Kontrollera din uppkoppling. Du behöver inte börja om.",
            "No contact just now. Trying again … Check your connection. You need not start over."),
    CONFIRM_IN_THE_APP(
            "Bekräfta i din BankID-app. Kontrollera att appen visar den här tjänsten och identifiera dig med din"
                    + " säkerhetskod.",
            "Confirm in your BankID app. Check that the app names this service, then identify with your security code.");

    private static final StateMessages MESSAGES = new StateMessages(new UserMessages());
    private static final Pattern JARGON = Pattern.compile(
            "[0-9{<]|exception|error|http|json|null|status|time-?out|socket|server|upstream|token|orderref|qrona",
            Pattern.CASE_INSENSITIVE);

    private final String swedish;
    private final String english;

    ShownText(String swedish, String english) {
        this.swedish = swedish;
        this.english = english;
    }

    /** The state must be told in these words, in both languages and on all devices. */
    void assertShown(LoginState state) {
        for (boolean mobile : new boolean[] {false, true}) {
            assertThat(shown(state, mobile, UserMessages.SWEDISH)).isEqualTo(swedish);
            assertThat(shown(state, mobile, Locale.ENGLISH)).isEqualTo(english);
        }
        assertThat(swedish).doesNotContainPattern(JARGON).isNotEqualTo(english);
        assertThat(english).doesNotContainPattern(JARGON);
    }

    private static String shown(LoginState state, boolean mobile, Locale locale) {
        UserMessage message = MESSAGES.of(state, mobile, locale);
        assertThat(message.message()).isNotBlank();
        assertThat(message.advice()).as("what to do next").isPresent();
        return message.message() + " " + message.advice().orElseThrow();
    }
}
