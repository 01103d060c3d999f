package io.github.bankid4jakarta.client.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void ofWhenPartIsTextThenEscaped() {
        assertThat(Html.of("<p title=\"{}\">", "<i>\"'&").markup())
                .isEqualTo("<p title=\"&lt;i&gt;&quot;&#39;&amp;\">");
    }

    @Test
    void ofWhenPartIsMarkupThenKept() {
        assertThat(Html.of("<p>{}</p>", Html.of("<i>{}</i>", "<")).markup()).isEqualTo("<p><i>&lt;</i></p>");
    }

    @Test
    void ofWhenPartLooksLikeAGapThenNotFilled() {
        assertThat(Html.of("{} {}", "{}", "b").markup()).isEqualTo("{} b");
    }

    @Test
    void ofWhenPartsAndGapsDifferThenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}", "a", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{} {}", "a"));
    }
}
