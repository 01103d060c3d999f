package io.github.bankid4jakarta.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.hostedapi.GoldenFile;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what goes over the wire reaches the contract whole, however the servlet answers. */
class OpenApiRecorderTest {

    /** It is not under test; at fine levels it logs what comes over the wire. Kept, or the level is lost. */
    private static final Logger CONTAINER = Logger.getLogger("org.apache");

    private static final String COMPLETE = GoldenFile.text("wire/collect-answer-complete.json");

    private final OpenApiRecorder recorder = new OpenApiRecorder("/app/gateway");
    private final Tomcat tomcat = new Tomcat();

    @TempDir
    private Path folder;

    @BeforeAll
    static void quietContainer() {
        CONTAINER.setLevel(Level.SEVERE);
    }

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        Context context = tomcat.addContext("/app", folder.toString());
        Tomcat.addServlet(context, "echo", new Echo()).setAsyncSupported(true);
        context.addServletMapping("/*", "echo");
        recorder.addTo(context);
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "later"})
    void callWhenAsDescribedThenNoProblem(String when) throws Exception {
        call(when, "{\"orderRef\":\"131daac9\"}", COMPLETE);

        assertThat(recorder.problems()).isEmpty();
        assertThat(recorder.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "later"})
    void callWhenItsAnswerHasOneMoreMemberThenProblem(String when) throws Exception {
        call(when, "{\"orderRef\":\"131daac9\"}", COMPLETE.replace("\"age\"", "\"shoeSize\":43,\"age\""));

        assertThat(recorder.problems()).anyMatch(line -> line.matches("POST /collect -> 200: .*'shoeSize'.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "later"})
    void callWhenItsRequestHasOneMoreMemberAndIsTakenThenProblem(String when) throws Exception {
        call(when, "{\"orderRef\":\"131daac9\",\"requirement\":{}}", COMPLETE);

        assertThat(recorder.problems())
                .anyMatch(line -> line.matches(".*: taken, though forbidden: .*'requirement'.*"));
    }

    private void call(String when, String body, String answer) throws Exception {
        URI address = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/app/gateway/collect");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer abc")
                .header("Content-Type", "application/json")
                .header("When", when)
                .header("Answer", answer)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .isEqualTo(answer);
        tomcat.stop();
    }

    /** Answers what the request asks for, on its own thread or on another. */
    private static final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            byte[] answer = request.getHeader("Answer").getBytes(StandardCharsets.UTF_8);
            if (request.getHeader("When").equals("now")) {
                write(response, answer);
            } else {
                AsyncContext context = request.startAsync();
                context.start(() -> {
                    write(response, answer);
                    context.complete();
                });
            }
        }

        private static void write(HttpServletResponse response, byte[] answer) {
            try {
                response.setContentType("application/json");
                response.setHeader("Cache-Control", "no-store");
                response.getOutputStream().write(answer);
                response.flushBuffer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
