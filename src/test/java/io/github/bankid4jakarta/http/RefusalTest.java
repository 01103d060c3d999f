package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.page.Situation;
import io.github.bankid4jakarta.page.UserMessage;
import io.github.bankid4jakarta.page.UserMessages;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each refusal says what happened and who can do what about it. */
class RefusalTest {

    private final StateMessages messages = new StateMessages(new UserMessages());
    private final LoginFixture login = new LoginFixture();
    private final FakeBrowser browser = new FakeBrowser();

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void textWhenRefusedThenOnlyWhatNobodyForesawIsOurFault(Refusal refusal) {
        assertThat(StateMessages.situation(refusal) == Situation.TECHNICAL).isEqualTo(refusal == Refusal.INTERNAL);
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("sv")}) {
            UserMessage message = messages.of(refusal, locale);
            assertThat(message.message()).isNotBlank();
            assertThat(message.advice().orElse("")).isNotBlank();
        }
    }

    /** The cause decides, by name: a person in an app's own browser can do something else than one who was sent a link. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, https://www.example.se, 403, cookies_blocked, cookie",
                "-, null, 403, origin_hidden, usual browser",
                "-, -, 403, origin_missing, usual browser",
                "-, https://evil.example, 403, forbidden, somebody sent you a link",
                "cross-site, null, 403, forbidden, somebody sent you a link",
                "same-origin, null, 403, cookies_blocked, cookie"
            })
    void formWhenItsOriginIsNotOursThenTheCauseIsNamed(
            String site, String origin, int status, String word, String advice) throws IOException {
        FakeExchange form = browser.request("POST", "/.bankid/auth")
                .json()
                .header("Sec-Fetch-Site", site)
                .header("Origin", origin)
                .form("mode", "qr");

        login.serve(form);

        assertThat(form.status()).isEqualTo(status);
        assertThat(form.answerJson().getString("error")).isEqualTo(word);
        assertThat(form.answerJson().getString("message") + form.answerJson().getString("advice"))
                .contains(advice)
                .doesNotContain("on our side");
    }

    @Test
    void scriptWhenNobodyIsLoggedInThenItIsToldThatALoginIsNeeded() throws IOException {
        FakeExchange script = browser.get("/api").json();

        login.endpoints().challenge(script.request(), script.response());

        assertThat(script.answerJson().getString("message")).isEqualTo("You need to log in.");
    }
}
