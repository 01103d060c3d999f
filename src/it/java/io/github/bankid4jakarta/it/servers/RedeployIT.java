package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Await;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import io.github.bankid4jakarta.it.servers.app.GenerationPage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that comes and goes many times while people log in leaves nothing of ours in the server. */
class RedeployIT {

    private static final int TIMES = Integer.getInteger("redeploy.times", 20);
    private static final int ROUNDS_PER_LOGIN = 5;

    private static final String EXTENSION = "io.github.bankid4jakarta.cdi.BankIdExtension";

    /** Of ours, what holds threads, connections and orders. */
    private static final Set<String> LIVING = Set.of(
            EXTENSION,
            "io.github.bankid4jakarta.cdi.Assembly",
            "io.github.bankid4jakarta.assembly.WiredLogin",
            "io.github.bankid4jakarta.assembly.UpstreamExecutor",
            "io.github.bankid4jakarta.order.OrderEngine",
            "io.github.bankid4jakarta.gateway.Gateway");

    /** Two executors for calls to BankID. */
    private static final long MOST_IN_AN_APPLICATION = 2;

    static Stream<Server> servers() {
        return Servers.chosen().stream().filter(HotServer::isPossibleOn);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void applicationWhenDeployedAgainAndAgainThenLoginsGoOnAndNothingOfOursStays(Server server) {
        try (HotServer hot = HotServer.start(server, application(server, 0), settings(server))) {
            awaitGeneration(hot, 0);
            Deque<OpenPage> open = new ArrayDeque<>();
            for (int generation = 1; generation <= TIMES; generation++) {
                open.add(OpenPage.withOrder(hot));
                hot.deploy(application(server, generation));
                awaitGeneration(hot, generation);
                open.forEach(OpenPage::assertToldWhatToDo);
                if (generation % ROUNDS_PER_LOGIN == 0) {
                    logIn(open.remove().visitor());
                }
            }
            assertNothingStays(server, hot);
        }
    }

    private static void assertNothingStays(Server server, HotServer hot) {
        hot.undeploy();
        awaitGone(hot);
        LoadedClasses loaded = new LoadedClasses(hot.server().pid());
        if (server instanceof LibertyServer) {
            // Its ModulePropertiesUtils.ModuleToHam holds the mechanism of every application that there ever was
            new KnownFault(server, "to keep the mechanisms of applications that have gone")
                    .tell(loaded.loadersOf(EXTENSION) > 1, true, false);
        } else {
            assertNoClassStays(hot, loaded);
        }
        Await.until(
                "the end of our threads", () -> Optional.of(loaded.threads()).filter(List::isEmpty));
    }

    /**
     * A server may keep its hands on the application that went last, and so on what was ours there: once, not each time. So does
     * the JDK, whose method handles for the parts of records remember the type that was asked for last, and by it the class loader.
     */
    private static void assertNoClassStays(HotServer hot, LoadedClasses loaded) {
        long copies = Await.until("the end of our classes", () -> Optional.of(loaded.loadersOf(EXTENSION))
                .filter(count -> count <= 1));
        Map<String, Long> living = loaded.instances();
        living.keySet().removeIf(name -> !LIVING.contains(name));
        System.out.printf("%s keeps %d of %d copies of our classes: %s%n", hot.address(), copies, TIMES + 1, living);
        assertThat(living.values()).allMatch(count -> count <= MOST_IN_AN_APPLICATION);
    }

    private static void awaitGone(HotServer hot) {
        Browser browser = new Browser(hot.address());
        Await.until("the end", () -> Optional.of(browser.get("/").status()).filter(status -> status == 404));
    }

    private static void awaitGeneration(HotServer hot, int generation) {
        Browser browser = new Browser(hot.address());
        Await.until(
                "generation " + generation,
                () -> Optional.of(browser.get("/generation").body()).filter(String.valueOf(generation)::equals));
    }

    /**
     * A login page that was opened before its application was deployed anew.
     *
     * @param visitor who looks at it
     * @param csrf the token in its forms
     */
    private record OpenPage(Visitor visitor, String csrf) {

        static OpenPage withOrder(HotServer hot) {
            Visitor visitor = new Visitor(new Browser(hot.address()), TestApplications.DEFAULT_PATH);
            visitor.get("/member");
            Answer started = visitor.login().start(LoginApi.QR);
            visitor.login().awaitQrText();
            return new OpenPage(visitor, started.json().getString("csrf"));
        }

        /** What its script is told, and what its form without a script. */
        void assertToldWhatToDo() {
            Answer polled =
                    post("/collect").header("Accept", "application/json").send();
            assertThat(polled.status()).as(polled.body()).isIn(200, 403);
            assertThat(polled.json().getString("message")).isNotBlank();
            Answer claimed = post("/complete").send();
            assertThat(claimed.status()).as(claimed.body()).isIn(303, 403);
            String next = claimed.status() == 303 ? claimed.location() : claimed.body();
            assertThat(next).contains(TestApplications.DEFAULT_PATH + "/login");
        }

        private Browser.Request post(String endpoint) {
            return visitor.browser()
                    .request("POST", TestApplications.DEFAULT_PATH + endpoint)
                    .header("Accept-Language", "en")
                    .field("csrf", csrf);
        }
    }

    private static void logIn(Visitor visitor) {
        visitor.get("/member");
        visitor.logIn(ANNA);
        assertThat(visitor.get("/member").body()).isEqualTo("member " + PlaceSuite.number(ANNA));
    }

    private static WebArchive application(Server server, int generation) {
        WebArchive war = TestApplications.dropIn("app.war", server.features())
                .addClass(GenerationPage.class)
                .addAsResource(new StringAsset(String.valueOf(generation)), "generation.txt");
        return server.features().contains(Feature.MICROPROFILE_CONFIG)
                ? war.addAsResource(new StringAsset(lines(all(server))), "META-INF/microprofile-config.properties")
                : war;
    }

    private static Map<String, String> settings(Server server) {
        return server.features().contains(Feature.MICROPROFILE_CONFIG) ? Map.of() : TestApplications.SETTINGS;
    }

    /** The gateway too, with the cache of a server that has one. */
    private static Map<String, String> all(Server server) {
        Map<String, String> settings = new TreeMap<>(TestApplications.SETTINGS);
        settings.putAll(TestClient.settings());
        settings.put("bankid.gateway.store", server instanceof PayaraMicroServer ? "jcache" : "memory");
        return settings;
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
