package io.github.bankid4jakarta.it.servers;

import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The same suite on every server that {@code -Dservers=} names, in every application of each start. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("rounds")
class ServersIT {

    private static final String PLACES = "io.github.bankid4jakarta.it.servers.ServersIT#places";

    @RegisterExtension
    static final SuiteResults RESULTS = new SuiteResults();

    private static StartedServer running;
    private static List<Place> places;

    @Parameter
    Round round;

    static Stream<Round> rounds() {
        return Servers.chosen().stream().flatMap(Round::of);
    }

    static List<Place> places() {
        return places;
    }

    @BeforeParameterizedClassInvocation
    static void start(Round round) {
        running = round.server().start(round.installation());
        places = round.places(running.address());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    @Nested
    @ParameterizedClass(name = "{0}")
    @MethodSource(PLACES)
    @Execution(CONCURRENT)
    class Access extends AccessSuite {}

    @Nested
    @ParameterizedClass(name = "{0}")
    @MethodSource(PLACES)
    @Execution(CONCURRENT)
    class Logins extends LoginSuite {}

    @Nested
    @ParameterizedClass(name = "{0}")
    @MethodSource(PLACES)
    @Execution(CONCURRENT)
    class Sessions extends SessionSuite {}

    @Nested
    @ParameterizedClass(name = "{0}")
    @MethodSource(PLACES)
    @Execution(CONCURRENT)
    class HostilePaths extends HostileSuite {}

    @Nested
    @ParameterizedClass(name = "{0}")
    @MethodSource(PLACES)
    @Execution(CONCURRENT)
    class Answers extends AnswerSuite {}

    @Nested
    @ParameterizedClass(name = "{0}")
    @MethodSource(PLACES)
    @Execution(CONCURRENT)
    class Proxies extends ProxySuite {}

    @Nested
    @Execution(CONCURRENT)
    class Neighbours extends NeighbourSuite {

        @Override
        List<Place> applications() {
            return places;
        }
    }
}
