package io.github.bankid4jakarta.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation says of every server and every way what the suite found. */
class ServersTableTest {

    private static final Path REASONS = Path.of("docs/servers.md");

    private final ServersTable table = ServersTable.committed();

    static Stream<Arguments> cells() {
        return Servers.all().stream()
                .flatMap(server -> Stream.of(Way.values()).map(way -> Arguments.of(server.name(), way, server)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void cellWhenTheSuiteRanThenSaysWhatItFound(String name, Way way, Server server) {
        boolean said = server.ways().contains(way);

        assertThat(table.result(name, way)).isEqualTo(said ? ServersTable.WORKS : ServersTable.DOES_NOT);
    }

    @ParameterizedTest
    @CsvSource({"README.md, docs/servers.md", "docs/servers.md, ''"})
    void pageWhenReadThenItsTableIsThatOfTheResults(Path page, String link) throws IOException {
        String expected = table.within(Files.readString(page), link);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, expected);
        }

        assertThat(Files.readString(page)).isEqualTo(expected);
    }

    @Test
    void reasonsWhenSomethingDoesNotWorkThenAreGiven() throws IOException {
        String page = Files.readString(REASONS);

        assertThat(table.anchors()).allSatisfy(anchor -> assertThat(page).contains("<a id=\"" + anchor + "\"></a>"));
    }

    @Test
    void cellWhenSomethingDoesNotWorkThenLinksToTheReason() {
        ServersTable none = new ServersTable(Map.of("wildfly.drop-in", "works", "wildfly.annotation", "does-not"));

        assertThat(none.within("<!-- servers -->\n<!-- /servers -->", "docs/servers.md"))
                .contains("| works | [does not](docs/servers.md#wildfly-annotation) |");
        assertThat(none.anchors()).contains("wildfly-annotation").doesNotContain("wildfly-drop-in");
    }
}
