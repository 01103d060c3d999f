package io.github.bankid4jakarta.http;

import static io.github.bankid4jakarta.http.ShownText.TECHNICAL;
import static io.github.bankid4jakarta.http.ShownText.TROUBLE;
import static io.github.bankid4jakarta.http.ShownText.UNAVAILABLE;

import io.github.bankid4jakarta.hostedapi.Fault;
import io.github.bankid4jakarta.hostedapi.FaultyUpstream;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One way in which the hosted API answers wrongly, and what becomes of a login that it hits.
 *
 * @param name what goes wrong
 * @param patience how long the client waits for the wrong answer: short only where nothing but its deadline ends the call
 * @param broken makes the wrong answer out of a good body
 * @param twin makes the answer that differs in that one fact and is good
 * @param atStart what the person reads where it hits the start, which always fails
 * @param atCollect what the person reads where it hits each collect of a running order: {@link ShownText#TROUBLE} where
 *     the order lives on, anything else where it failed
 */
record UpstreamFault(
        String name,
        Duration patience,
        Function<String, Fault> broken,
        Function<String, Fault> twin,
        ShownText atStart,
        ShownText atCollect) {

    static final Duration PATIENT = Duration.ofSeconds(30);

    /** For {@link #broken}: connections are refused. */
    private static final Fault NOBODY_LISTENS = socket -> {
        throw new IllegalStateException("nobody should have got here");
    };

    private static final String HTML = "<!DOCTYPE html><title>Gateway says no</title>";
    private static final String ORDER = "131daac9";
    private static final int LARGEST = 64 * 1024;
    private static final long FIFTY_MEGABYTES = 50L * 1024 * 1024;
    private static final int DEEPEST = 16;
    private static final int BOMB = 100_000;

    static Stream<UpstreamFault> all() {
        return Stream.of(
                survived("refused", PATIENT, body -> NOBODY_LISTENS, Fault::json),
                survived("silent", Duration.ofMillis(300), body -> Fault.silent(), Fault::json),
                survived(
                        "1 byte/s",
                        Duration.ofMillis(1200), // a byte comes before the end, so only the whole exchange is too slow
                        body -> Fault.slowBody(body, Duration.ofSeconds(1)),
                        body -> Fault.slowBody(body, Duration.ofMillis(1))),
                survived("reset half-way", PATIENT, body -> Fault.resetAfter(body, body.length() / 2), Fault::json),
                ended("401", status(401), status(200)),
                ended("403 HTML", body -> Fault.status(403, "text/html", HTML), Fault::json),
                survived("429", PATIENT, status(429, "Retry-After: 1"), status(200, "Retry-After: 1")),
                survived("500", PATIENT, status(500), status(200)),
                survived("502 HTML", PATIENT, body -> Fault.status(502, "text/html", HTML), Fault::json),
                survived("503", PATIENT, status(503), status(200)),
                unreadable("wrong content type", body -> Fault.status(200, "text/html", body), Fault::json),
                ended("wrong orderRef", edited(body -> body.replace(ORDER, "231daac9")), Fault::json),
                ended("missing user or token", edited(UpstreamFault::withoutWhatItMustHave), Fault::json),
                unreadable("50 MB", body -> Fault.large(body, FIFTY_MEGABYTES), body -> Fault.large(body, LARGEST)),
                unreadable("nesting bomb", nested(BOMB), nested(DEEPEST - 1)));
    }

    /** Whether an order that was running is still running afterwards. */
    boolean orderSurvives() {
        return atCollect == TROUBLE;
    }

    /** Answers a path with this fault from now on. */
    void hit(FaultyUpstream upstream, String path, String goodBody) {
        Fault fault = broken.apply(goodBody);
        if (fault == NOBODY_LISTENS) {
            upstream.refuse();
        } else {
            upstream.answer(path, fault);
        }
    }

    /** Answers a path well from now on. */
    void clear(FaultyUpstream upstream, String path, String goodBody) {
        upstream.answer(path, twin.apply(goodBody));
        if (broken.apply(goodBody) == NOBODY_LISTENS) {
            upstream.accept();
        }
    }

    /** BankID cannot be reached for a while. */
    private static UpstreamFault survived(
            String name, Duration patience, Function<String, Fault> broken, Function<String, Fault> twin) {
        return new UpstreamFault(name, patience, broken, twin, UNAVAILABLE, TROUBLE);
    }

    /** Something between us and BankID answers; who runs the application must know, but an order outlives it. */
    private static UpstreamFault unreadable(String name, Function<String, Fault> broken, Function<String, Fault> twin) {
        return new UpstreamFault(name, PATIENT, broken, twin, TECHNICAL, TROUBLE);
    }

    /** BankID refuses us or contradicts itself, so asking again is no use or not safe. */
    private static UpstreamFault ended(String name, Function<String, Fault> broken, Function<String, Fault> twin) {
        return new UpstreamFault(name, PATIENT, broken, twin, TECHNICAL, TECHNICAL);
    }

    private static Function<String, Fault> status(int status, String... headers) {
        return body -> Fault.status(status, "application/json", body, headers);
    }

    private static Function<String, Fault> edited(UnaryOperator<String> edit) {
        return body -> Fault.json(edit.apply(body));
    }

    private static String withoutWhatItMustHave(String body) {
        return body.replace("\"user\"", "\"x\"").replace("\"autoStartToken\"", "\"x\"");
    }

    private static Function<String, Fault> nested(int levels) {
        String member = ",\"x\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
        return body -> Fault.json(body.substring(0, body.lastIndexOf('}')) + member);
    }

    @Override
    public String toString() {
        return name;
    }
}
