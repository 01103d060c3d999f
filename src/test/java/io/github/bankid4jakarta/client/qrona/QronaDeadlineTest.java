package io.github.bankid4jakarta.client.qrona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.hostedapi.Fault;
import io.github.bankid4jakarta.hostedapi.FaultyUpstream;
import io.github.bankid4jakarta.model.OrderStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call ends at its deadline, whatever the other end does, and is repeated only where nothing was sent. */
@Timeout(60)
class QronaDeadlineTest {

    private static final AuthenticationRequest ANYBODY = AuthenticationRequest.of("194.168.2.25");
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(1500);
    /** For a body of about 250 bytes, 50 seconds: if nobody looked at the deadline, the call would succeed. */
    private static final Duration SLOW = Duration.ofMillis(200);

    private static final Duration QUICK = Duration.ofMillis(1);

    private final FaultyUpstream upstream = FaultyUpstream.start();
    private final QronaBankIdClient client =
            new QronaBankIdClient(HostedOrder.options(upstream.baseUrl(), PATIENT, IMPATIENT, 64));

    @AfterEach
    void close() {
        client.close();
        upstream.close();
    }

    static Stream<FaultCase> slownesses() {
        String body = HostedOrder.PENDING;
        return Stream.of(
                new FaultCase("silent", FaultCase.NO_ANSWER, Fault.silent(), Fault.json(body)),
                new FaultCase(
                        "slow body", FaultCase.NO_ANSWER, Fault.slowBody(body, SLOW), Fault.slowBody(body, QUICK)),
                new FaultCase(
                        "slow head", FaultCase.NO_ANSWER, Fault.slowHead(body, SLOW), Fault.slowHead(body, QUICK)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slownesses")
    void collectWhenSlowThenEndedAtTheDeadline(FaultCase slow) {
        upstream.answer("/collect", slow.broken());

        assertThat(outcome(() -> client.collect(HostedOrder.REF))).isEqualTo(slow.outcome());
        assertThat(upstream.requests("/collect")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slownesses")
    void collectWhenQuickEnoughThenStatus(FaultCase slow) {
        upstream.answer("/collect", slow.twin());
        try (QronaBankIdClient patient = HostedOrder.patientClient(upstream.baseUrl())) {
            assertThat(patient.collect(HostedOrder.REF)).isInstanceOf(OrderStatus.Pending.class);
        }
    }

    @Test
    void collectWhenRefusedThenNotSentAndAfterTheOutageStatus() {
        upstream.answer("/collect", Fault.json(HostedOrder.PENDING));
        upstream.refuse();
        try (QronaBankIdClient patient = HostedOrder.patientClient(upstream.baseUrl())) {
            assertThat(outcome(() -> patient.collect(HostedOrder.REF))).isEqualTo(FaultCase.NOT_SENT);

            upstream.accept();
            assertThat(patient.collect(HostedOrder.REF)).isInstanceOf(OrderStatus.Pending.class);
        }
    }

    @Test
    void authenticateWhenConnectingTakesTooLongThenNotSent() throws IOException {
        try (DeafPort deaf = new DeafPort();
                QronaBankIdClient hasty =
                        new QronaBankIdClient(HostedOrder.options(deaf.url(), Duration.ofMillis(100), PATIENT, 64))) {
            assertThat(outcome(() -> hasty.authenticate(ANYBODY))).isEqualTo(FaultCase.NOT_SENT);
        }
    }

    @Test
    void authenticateWhenHostIsUnknownThenNotSent() {
        try (QronaBankIdClient lost = HostedOrder.patientClient(URI.create("https://bankid.invalid"))) {
            assertThat(outcome(() -> lost.authenticate(ANYBODY))).isEqualTo(FaultCase.NOT_SENT);
        }
    }

    @Test
    void authenticateWhenNothingWasSentThenTriedOnceMore() {
        upstream.slam();
        URI tls = URI.create(upstream.baseUrl().toString().replace("http:", "https:"));
        try (QronaBankIdClient patient = HostedOrder.patientClient(tls)) {
            assertThat(outcome(() -> patient.collect(HostedOrder.REF))).isEqualTo(FaultCase.NOT_SENT);
            int connectionsOfOneTry = upstream.connections(); // the JDK makes several before it gives up

            assertThat(outcome(() -> patient.authenticate(ANYBODY))).isEqualTo(FaultCase.NOT_SENT);
            assertThat(upstream.connections()).isEqualTo(3 * connectionsOfOneTry);
        }
    }

    @Test
    void authenticateWhenTheRequestWasSentThenNeverRepeated() {
        upstream.answer("/auth", Fault.hangUp());
        try (QronaBankIdClient patient = HostedOrder.patientClient(upstream.baseUrl())) {
            assertThat(outcome(() -> patient.authenticate(ANYBODY))).isEqualTo(FaultCase.NO_ANSWER);
        }

        assertThat(upstream.connections()).isEqualTo(1);
        assertThat(upstream.requests("/auth")).hasSize(1);
    }

    @Test
    void collectWhenAKeptConnectionWasClosedMeanwhileThenStatus() {
        upstream.answer("/collect", keptOpenBySayingSo());
        try (QronaBankIdClient patient = HostedOrder.patientClient(upstream.baseUrl())) {
            patient.collect(HostedOrder.REF);
            upstream.refuse(); // closes whatever is still open
            upstream.accept();

            assertThat(patient.collect(HostedOrder.REF)).isInstanceOf(OrderStatus.Pending.class);
        }
        assertThat(upstream.requests("/collect")).hasSize(2);
    }

    @Test
    void collectWhenTooManyCallsAreStuckThenNotSent() throws Exception {
        upstream.answer("/collect", Fault.silent());
        upstream.answer("/cancel", Fault.json("{}"));
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try (QronaBankIdClient narrow =
                new QronaBankIdClient(HostedOrder.options(upstream.baseUrl(), PATIENT, PATIENT, 1))) {
            narrow.cancel(HostedOrder.REF); // goes through while nothing is stuck
            List<Future<String>> stuck = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                stuck.add(callers.submit(() -> outcome(() -> narrow.collect(HostedOrder.REF))));
            }
            awaitRequests("/collect", 2);

            assertThat(outcome(() -> narrow.cancel(HostedOrder.REF))).isEqualTo(FaultCase.NOT_SENT);

            upstream.refuse(); // lets the stuck calls go
            for (Future<String> call : stuck) {
                assertThat(call.get()).isEqualTo(FaultCase.NO_ANSWER);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void collectWhenTheCallerIsInterruptedThenItGoesAtOnceAndStaysInterrupted() {
        upstream.answer("/collect", Fault.silent());
        try (QronaBankIdClient patient = HostedOrder.patientClient(upstream.baseUrl())) {
            Thread.currentThread().interrupt();
            String outcome = outcome(() -> patient.collect(HostedOrder.REF));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isEqualTo(FaultCase.NO_ANSWER);
        }
    }

    @Test
    void collectWhenManyCallAtOnceThenEachGetsItsStatus() throws Exception {
        upstream.answer("/collect", Fault.json(HostedOrder.PENDING));
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try (QronaBankIdClient shared = HostedOrder.patientClient(upstream.baseUrl())) {
            List<Future<OrderStatus>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(callers.submit(() -> shared.collect(HostedOrder.REF)));
            }
            for (Future<OrderStatus> call : calls) {
                assertThat(call.get()).isInstanceOf(OrderStatus.Pending.class);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(upstream.requests("/collect")).hasSize(200);
    }

    private void awaitRequests(String path, int count) {
        while (upstream.requests(path).size() < count) {
            Thread.onSpinWait();
        }
    }

    private static Fault keptOpenBySayingSo() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: keep-alive\r\nContent-Length: "
                + HostedOrder.PENDING.length() + "\r\n\r\n";
        return socket -> {
            Fault.raw((head + HostedOrder.PENDING).getBytes(StandardCharsets.UTF_8))
                    .play(socket);
            Fault.silent().play(socket);
        };
    }

    private static String outcome(ThrowingCallable call) {
        BankIdUnavailableException e = catchThrowableOfType(BankIdUnavailableException.class, call);
        assertThat(e).as("the exception").isNotNull();
        return FaultCase.outcome(e);
    }
}
