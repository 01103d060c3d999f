package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demos on their server: they listen at loopback, at one port, and leave it free at their end. */
@EnabledOnOs(OS.LINUX)
class DemoIT {

    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENS = "0A";
    private static final int HEXADECIMAL = 16;

    @ParameterizedTest
    @CsvSource({"webapp-example, example.war, ''", "gateway-example, gateway.war, openapi.json"})
    void startThenListensAtLoopbackAloneUntilItsEnd(String example, String war, String page)
            throws IOException, InterruptedException {
        int port = RunningServer.freePort();
        try (Demo demo = start(example, war, port)) {
            demo.awaitOutput("http://localhost:" + port);

            assertThat(listening(demo)).containsExactly("loopback:" + port);
            assertThat(get("http://localhost:" + port + "/" + page)).isEqualTo(200);

            demo.terminate();
            demo.awaitEnd();
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    private static Demo start(String example, String war, int port) {
        return Demo.start(
                "127.0.0.1",
                port,
                Path.of(example, "src/run/ready.txt"),
                System.getProperty("payara.microJar"),
                "--deploy",
                System.getProperty(war),
                "--logproperties",
                "src/run/logging.properties");
    }

    private static int get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static Set<String> listening(Demo demo) throws IOException {
        Set<String> sockets = demo.started().stream().flatMap(DemoIT::sockets).collect(Collectors.toSet());
        try (Stream<String> four = Files.lines(Path.of("/proc/net/tcp"));
                Stream<String> six = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(four, six)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[STATE].equals(LISTENS) && sockets.contains(columns[INODE]))
                    .map(columns -> address(columns[LOCAL_ADDRESS]))
                    .collect(Collectors.toSet());
        }
    }

    /** The inodes of a process's sockets. */
    private static Stream<String> sockets(ProcessHandle process) {
        Path open = Path.of("/proc", String.valueOf(process.pid()), "fd");
        try (Stream<Path> files = Files.list(open)) {
            return files
                    .map(DemoIT::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.replaceAll("\\D", ""))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file of the process stands for; nothing where it was closed meanwhile. */
    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String address(String hexadecimal) {
        String[] parts = hexadecimal.split(":");
        boolean loopback = parts[0].endsWith("0100007F");
        return (loopback ? "loopback:" : parts[0] + ":") + Integer.parseInt(parts[1], HEXADECIMAL);
    }
}
