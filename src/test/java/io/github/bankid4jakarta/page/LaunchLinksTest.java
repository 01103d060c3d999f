package io.github.bankid4jakarta.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchLinksTest {

    private static final String GOOD = "https://app.bankid.com/?autostarttoken=x";

    @ParameterizedTest
    @ValueSource(strings = {GOOD, "bankid:///?autostarttoken=x", "/app/.bankid/simulator?token=x", "/"})
    void singleWhenLinkIsOfAnAllowedKindThenTaken(String href) {
        assertThat(LaunchLinks.single(href)).isEqualTo(new LaunchLinks(href, Optional.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "http://app.bankid.com/",
                "//evil.example/",
                "/\\evil.example/",
                "https:///x",
                "bankid://x",
                "relative",
                ""
            })
    void singleWhenLinkIsOfAnotherKindThenRefused(String href) {
        assertThatIllegalArgumentException().isThrownBy(() -> LaunchLinks.single(href));
    }

    @Test
    void newWhenFallbackIsOfAnotherKindThenRefused() {
        Optional<String> fallback = Optional.of("javascript:alert(1)");

        assertThatIllegalArgumentException().isThrownBy(() -> new LaunchLinks(GOOD, fallback, true));
    }

    @Test
    void toStringWhenLinksHoldATokenThenDoesNotShowIt() {
        assertThat(LaunchLinks.single("bankid:///?autostarttoken=secret-token"))
                .asString()
                .doesNotContain("secret");
    }
}
