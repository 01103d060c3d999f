package io.github.bankid4jakarta.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @Test
    void renderWhenValueIsHostileThenEscaped() {
        String html = render("<p title=\"{{x}}\">{{x}}</p>", Map.of("x", "<b a='1' b=\"2\">&amp;"), Set.of());

        String safe = "&lt;b a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;amp;";
        assertThat(html).isEqualTo("<p title=\"" + safe + "\">" + safe + "</p>");
    }

    @Test
    void renderWhenValueLooksLikeATagThenNotExpandedAgain() {
        assertThat(render("{{x}}", Map.of("x", "{{y}}", "y", "secret"), Set.of()))
                .isEqualTo("{{y}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"none | [no-a no-b]", "a | [a no-b]", "b | [no-a b]", "a b | [a a-and-b b]"})
    void renderWhenSectionsAreNestedThenEachFlagDecides(String flags, String expected) {
        String source = "[{{#a}}a {{#b}}a-and-b {{/b}}{{/a}}{{^a}}no-a {{/a}}{{#b}}b{{/b}}{{^b}}no-b{{/b}}]";

        assertThat(render(source, Map.of(), Set.of(flags.split(" ")))).isEqualTo(expected);
    }

    @Test
    void renderWhenHiddenPartNamesNoValueThenNotAskedFor() {
        assertThat(render("a{{#no}}{{missing}}{{/no}}b", Map.of(), Set.of())).isEqualTo("ab");
    }

    @Test
    void renderWhenKeptPartNamesNoValueThenRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> render("a{{#no}}{{missing}}{{/no}}b", Map.of(), Set.of("no")))
                .withMessageContaining("missing");
    }

    @Test
    void parseWhenSectionIsClosedThenTaken() {
        assertThat(render("{{#a}}x{{/a}}", Map.of(), Set.of("a"))).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#a}}x", "x{{/a}}", "{{#a}}{{#b}}x{{/a}}{{/b}}"})
    void parseWhenSectionIsNotClosedInOrderThenRefused(String source) {
        assertThatIllegalArgumentException().isThrownBy(() -> Template.parse(source));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 27, 127, 0x85, 0xD800, 0xFFFE, 0xFFFF, 0x1FFFF})
    void escapeWhenCharacterFitsNoDocumentThenReplaced(int codePoint) {
        assertThat(Escape.html("a" + Character.toString(codePoint) + "b")).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Åsa Öberg", "日本", "😀", "a\tb\nc", "\uFFFD"})
    void escapeWhenTextIsHarmlessThenUntouched(String text) {
        assertThat(Escape.html(text)).isEqualTo(text);
    }

    private static String render(String source, Map<String, String> values, Set<String> flags) {
        return Template.parse(source).render(values, flags);
    }
}
