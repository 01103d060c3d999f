package io.github.bankid4jakarta.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.qrona.QronaBackend;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.FixedConfiguration;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.hostedapi.Fault;
import io.github.bankid4jakarta.hostedapi.FaultyUpstream;
import io.github.bankid4jakarta.hostedapi.GoldenFile;
import io.github.bankid4jakarta.model.OrderRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log of an application with the JAR says when the hosted API cannot be used. */
@Timeout(60)
class OutageOverHttpTest {

    private static final String TOKEN = "canary-token-1";
    private static final String START = "/auth";
    private static final String COLLECT = "/collect";
    private static final String STARTED = GoldenFile.text("wire/auth-answer.json");
    private static final String PENDING = GoldenFile.text("wire/collect-answer-pending.json");
    private static final String DEAD_PORT = "a dead port";
    private static final String SILENCE = "silence";

    private final FaultyUpstream upstream = FaultyUpstream.start().answer(START, Fault.json(STARTED));
    private final OutageLines log = new OutageLines();
    private WiredLogin login = login(upstream.baseUrl(), "PT30S");

    private static WiredLogin login(URI url, String patience) {
        QronaBackend backend = new QronaBackend();
        List<Setting<?>> settings = new ArrayList<>(BankIdSettings.all());
        settings.addAll(backend.settings());
        Configuration configuration = FixedConfiguration.of(
                Map.of(
                        "bankid.qrona.url",
                        url.toString(),
                        "bankid.qrona.token",
                        TOKEN,
                        "bankid.qrona.start-timeout",
                        patience),
                settings);
        return new WiredLogin(
                configuration,
                backend,
                event -> {},
                UpstreamThreads.unmanaged(OutageOverHttpTest.class.getClassLoader()));
    }

    @AfterEach
    void close() {
        login.close();
        log.close();
        upstream.close();
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                outage(DEAD_PORT, FaultyUpstream::refuse, "BankID could not be reached (ConnectException)"),
                outage("401", answering(401, "application/json"), "BankID does not accept our token (unauthorized)"),
                outage("429", answering(429, "application/json"), "BankID answered with HTTP status 429"),
                outage("503", answering(503, "text/html"), "BankID answered with HTTP status 503"),
                outage(
                        "junk",
                        answering(200, "text/html"),
                        "BankID's answer with HTTP status 200 is not JSON in UTF-8"),
                outage(SILENCE, upstream -> upstream.answer(START, Fault.silent()), "BankID did not answer in time"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void outageThenALineAtItsBeginningAndOneAtItsEnd(String name, Consumer<FaultyUpstream> begin, String said) {
        if (name.equals(SILENCE)) {
            login.close();
            login = login(upstream.baseUrl(), "PT0.3S");
        }
        begin.accept(upstream);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::start).isInstanceOf(BankIdException.class);
        }
        String backend = "The backend qrona at 127.0.0.1:" + upstream.baseUrl().getPort();
        assertThat(log.lines()).containsExactly("WARNING " + backend + " cannot be used: " + said);

        if (name.equals(DEAD_PORT)) {
            upstream.accept();
        }
        upstream.answer(COLLECT, Fault.json(PENDING));
        collect();
        collect();
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(1)).startsWith("INFO " + backend + " can be used again, ");
        assertThat(log.lines()).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void callsWhenAnsweredThenSilence() {
        start();

        assertThat(log.lines()).isEmpty();
    }

    /** What is refused for a reason of one order's own is no outage. */
    @Test
    void callsWhenOneOrderIsRefusedThenSilence() {
        upstream.answer(START, refusal("alreadyInProgress"));
        upstream.answer(COLLECT, refusal("invalidParameters"));

        assertThatThrownBy(this::start).isInstanceOf(BankIdRejectedException.class);
        assertThatThrownBy(this::collect).isInstanceOf(BankIdRejectedException.class);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void callWhenTheApplicationStopsThenSilence() {
        login.close();

        assertThatThrownBy(this::start).isInstanceOf(BankIdException.class);
        assertThat(log.lines()).isEmpty();
    }

    private void start() {
        login.client().authenticate(AuthenticationRequest.of("194.168.2.25"));
    }

    private void collect() {
        login.client().collect(new OrderRef("131daac9-16c6-4618-beb0-365768f37288"));
    }

    private static Arguments outage(String name, Consumer<FaultyUpstream> begin, String said) {
        return Arguments.of(name, begin, said);
    }

    private static Consumer<FaultyUpstream> answering(int status, String contentType) {
        return upstream -> upstream.answer(START, Fault.status(status, contentType, "{}<p>" + TOKEN));
    }

    private static Fault refusal(String errorCode) {
        return Fault.status(400, "application/json", "{\"errorCode\":\"" + errorCode + "\"}");
    }
}
