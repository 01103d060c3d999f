package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections that fall silent, break off, or come at the wrong moment. */
@ExtendWith(ArquillianExtension.class)
class HostileConnectionsIT {

    /** As many as the server has threads. */
    private static final int CROWD = 200;

    private static final int PATIENCE = (int) Duration.ofMinutes(1).toMillis();

    private static final String GONE = "A browser had gone before it was answered";
    private static final String FAILED = "authentication fail";

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive example() {
        return Deployments.example(Map.of());
    }

    /** Each keeps a thread that waits for its body, if anything waits for long. */
    @Test
    void loginWhenManyConnectionsAreSilentThenStartedAllTheSame() throws IOException {
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                crowd.add(opened("/.bankid/simulator/open", "Content-Length: 9", "per"));
            }
            LoginApi login = new LoginApi(new Browser(Deployments.local(deployed)));

            assertThat(login.start(LoginApi.QR).status()).isEqualTo(200);

            for (Socket silent : crowd) {
                assertThat(statusLine(silent)).matches("HTTP/1.1 (408|503) .*");
            }
        } finally {
            for (Socket silent : crowd) {
                silent.close();
            }
        }
    }

    /** The server hangs up on such a browser by itself. */
    @Test
    void formWhenItBreaksOffThenALineOfTheFinestLogAndNoTrace() throws IOException {
        long gone = logged(GONE);
        long failed = logged(FAILED);
        try (Socket broken = opened("/.bankid/simulator/open", "Content-Length: 9", "per");
                Socket whole = opened("/.bankid/simulator/open", "Content-Length: 9", "person=me")) {
            broken.shutdownOutput();
            whole.shutdownOutput();

            assertThat(statusLine(broken)).isNull();
            assertThat(statusLine(whole)).startsWith("HTTP/1.1 409 ");
        }
        Await.until("a line of the log", () -> Optional.of(logged(GONE)).filter(lines -> lines > gone));
        assertThat(logged(GONE)).isEqualTo(gone + 1);
        assertThat(logged(FAILED)).isEqualTo(failed);
    }

    /** How often the server has logged something. */
    private static long logged(String text) {
        try (Stream<Path> logs = Files.list(Path.of("target", "canary"))) {
            return logs.filter(log -> log.getFileName().toString().matches("server-\\d+\\.log"))
                    .flatMap(HostileConnectionsIT::lines)
                    .filter(line -> line.contains(text))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readString(log).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In another tab, at the same moment. */
    @RepeatedTest(3)
    void loginWhenTheSessionEndsUnderItThenAllTheWayInOrNotAtAll() throws Exception {
        Browser browser = new Browser(Deployments.local(deployed));
        LoginApi login = new LoginApi(browser);
        login.start(LoginApi.QR);
        new Phone(browser).scan(ANNA, login.awaitQrText()).approve();
        login.await("complete");
        Browser.Request complete = login.post("/complete");
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService tabs = Executors.newFixedThreadPool(start.getParties());
        try {
            List<Future<Answer>> others = List.of(
                    tabs.submit(at(start, login::logOut)),
                    tabs.submit(at(start, login::logOut)),
                    tabs.submit(at(start, login::collect)));
            Answer completed = tabs.submit(at(start, complete::send)).get();

            assertThat(completed.status()).isIn(200, 403, 409);
            for (Future<Answer> other : others) {
                assertThat(other.get().status()).isLessThan(500);
            }
            if (completed.status() != 200) {
                assertThat(browser.get("/account").status()).isEqualTo(303);
            }
        } finally {
            tabs.shutdownNow();
        }
    }

    private static Callable<Answer> at(CyclicBarrier start, Callable<Answer> call) {
        return () -> {
            start.await();
            return call.call();
        };
    }

    /** A connection on which a form of this site begins. */
    private Socket opened(String path, String header, String body) throws IOException {
        URI application = Deployments.local(deployed);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.getPort());
        socket.setSoTimeout(PATIENCE);
        String head = String.join(
                "\r\n",
                "POST " + application.resolve(path.substring(1)).getPath() + " HTTP/1.1",
                "Host: " + application.getAuthority(),
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/x-www-form-urlencoded",
                header,
                "",
                body);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }
}
