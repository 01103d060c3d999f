package io.github.bankid4jakarta.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators are told to do to a server is what the suite does to it. */
class ServersPageTest {

    private static final Path PAGE = Path.of("docs/servers.md");

    static Stream<Arguments> instructions() {
        return Servers.all().stream()
                .flatMap(server -> server.instructions().stream().map(line -> Arguments.of(server.name(), line)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("instructions")
    void pageWhenReadThenTellsWhatTheSuiteDoes(String server, String line) throws IOException {
        assertThat(Files.readString(PAGE)).contains(line);
    }
}
