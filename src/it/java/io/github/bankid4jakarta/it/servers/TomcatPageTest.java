package io.github.bankid4jakarta.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation has people copy for Tomcat is what the suite runs with. */
class TomcatPageTest {

    private static final Pattern SECURITY = Pattern.compile("<id>tomcat-security</id>.*?</execution>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");
    private static final Pattern LIST = Pattern.compile("these (\\d+) JARs belong.*?\\.\n", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("`([a-z.0-9-]+)`");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/it/resources/servers/tomcat/beans.xml",
                "src/it/resources/servers/tomcat/context.xml",
                "src/it/resources/servers/tomcat/jakarta.servlet.ServletContainerInitializer",
                "src/tomcat/conf/jaspic-providers.xml"
            })
    void pageWhenItShowsAFileThenAsItIs(String file) throws IOException {
        assertThat(page()).contains(Files.readString(Path.of(file)));
    }

    @Test
    void pageWhenItNamesJarsThenThoseOfTheBuild() throws IOException {
        List<String> fetched = names(ARTIFACT, find(SECURITY, Files.readString(Path.of("pom.xml"))));
        String list = find(LIST, page());

        assertThat(names(NAME, list)).containsExactlyElementsOf(fetched);
        assertThat(list).startsWith("these " + fetched.size() + " JARs");
    }

    @Test
    void pageWhenItNamesTheJarsOfTheBundleThenAllOfThem() throws IOException {
        String bundle = Files.readString(Path.of("src/tomcat/assembly.xml"));
        List<String> packed = names(Pattern.compile("<include>[a-z.0-9]+:([^<]+)</include>"), bundle);
        String named = find(Pattern.compile("In `lib`, beside.*?`\\.", Pattern.DOTALL), page());

        assertThat(packed).isNotEmpty();
        assertThat(names(NAME, named)).contains("lib", "bankid4jakarta").hasSize(packed.size() + 2);
        assertThat(names(NAME, named)).containsAll(packed);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/servers/tomcat.md"));
    }

    private static String find(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: " + pattern))
                .group();
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
