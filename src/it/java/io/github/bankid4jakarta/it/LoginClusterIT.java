package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.config.BankIdSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two servers that share the sessions of the example, and one BankID: whoever logs in is sent to either of them with each
 * request. At the end one of the two dies.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoginClusterIT {

    private static final int A = 0;
    private static final int B = 1;

    /** By which servers share the sessions of an application. */
    private static final String DISTRIBUTABLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0"><distributable/></web-app>
            """;

    /** Where nodes share what the cookies before a login are signed with. */
    private static final String COOKIE_KEY = "bankid.cookie-key";

    private static final String SHARED_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final HostedApi bankId = new HostedApi();
    private final List<RunningServer> nodes = new ArrayList<>();

    @BeforeAll
    void startBoth(@TempDir Path folder) {
        int[] ports = {RunningServer.freePort(), RunningServer.freePort()};
        WebArchive example = Deployments.example(settings()).setWebXML(new StringAsset(DISTRIBUTABLE));
        nodes.add(launch("login-node-1", folder, example, ports, A));
        nodes.add(launch("login-node-2", folder, example, ports, B));
        nodes.forEach(RunningServer::awaitReady);
    }

    private static RunningServer launch(String name, Path folder, WebArchive example, int[] ports, int node) {
        return RunningServer.launch(
                name,
                folder,
                example,
                Map.of(),
                "--clustername",
                "bankid-login-test-" + ports[0],
                "--clustermode",
                "tcpip:127.0.0.1:" + ports[0] + ",127.0.0.1:" + ports[1],
                "--startport",
                String.valueOf(ports[node]),
                "--interfaces",
                "127.0.0.1",
                "--nohostaware");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(bankId.settings());
        if (BankIdSettings.all().stream().anyMatch(setting -> setting.key().equals(COOKIE_KEY))) {
            settings.put(COOKIE_KEY, SHARED_KEY);
        }
        return settings;
    }

    @AfterAll
    void stopAll() {
        nodes.forEach(RunningServer::close);
        bankId.close();
    }

    /** Where a login begins, where it is asked about, and where it is claimed. */
    static Stream<Arguments> tours() {
        return Stream.of(A, B).flatMap(start -> Stream.of(A, B)
                .flatMap(poll -> Stream.of(A, B).map(claim -> Arguments.of(start, poll, claim))));
    }

    @Order(1)
    @ParameterizedTest(name = "begun on {0}, polled on {1}, claimed on {2}")
    @MethodSource("tours")
    void loginWhenEachStepIsOnAnyNodeThenTheWantedPage(int start, int poll, int claim) {
        Traveller traveller = new Traveller(nodes);
        traveller.at(claim).get("/account?from=" + start);

        traveller.at(start).start(LoginApi.QR);
        bankId.scanAndApprove(ANNA, traveller.at(poll).awaitQrText());
        traveller.at(poll).await("complete");

        assertThat(traveller.at(claim).complete()).isEqualTo("/account?from=" + start);
        assertLoggedIn(traveller);
    }

    @Order(2)
    @ParameterizedTest(name = "begun on {0}, back on {1}, claimed on {2}")
    @MethodSource("tours")
    void sameDeviceWhenThePersonComesBackToAnyNodeThenLogin(int start, int back, int claim) {
        Traveller traveller = new Traveller(nodes);
        traveller.at(claim).get("/account");
        traveller.at(start).start(LoginApi.SAME_DEVICE);
        String link = traveller.at(start).awaitLaunchLink();
        bankId.launchAndApprove(ANNA, link, bankId.endUserIp());

        assertThat(traveller.at(back).get("/.bankid/login").status()).isEqualTo(200);
        traveller.at(back).await("complete");
        assertThat(traveller.at(claim).complete()).isEqualTo("/account");
        assertLoggedIn(traveller);
    }

    /** A caller on the one node is a caller on the other. */
    private void assertLoggedIn(Traveller traveller) {
        for (int node : new int[] {B, A, B}) {
            Answer account = traveller.at(node).get("/account");
            assertThat(account.status()).isEqualTo(200);
            assertThat(account.body()).contains(ANNA.name());
        }
    }

    /** Whoever claims once more is refused or told the same, and disturbs nobody. */
    @Order(3)
    @Test
    void loginWhenClaimedAgainOnTheOtherNodeThenTheFirstStays() {
        Traveller traveller = approved(A, A);
        Traveller copy = traveller.copy();

        assertThat(traveller.at(A).complete()).isEqualTo("/account");
        assertThat(copy.at(B).post("/complete").status()).isIn(200, 403);
        assertLoggedIn(traveller);
    }

    /** Comes last: only one node is left. */
    @Order(4)
    @Test
    void nodeWhenItDiesBetweenApprovalAndClaimThenTheOtherHasTheLogin() {
        List<Traveller> started = new ArrayList<>();
        List<Traveller> approved = new ArrayList<>();
        List<Traveller> told = new ArrayList<>();
        List<Traveller> loggedIn = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            started.add(begun(A));
            approved.add(approvedUnasked(A));
            told.add(approved(A, A));
            Traveller done = approved(A, A);
            done.at(A).complete();
            loggedIn.add(done);
        }
        nodes.get(A).kill();

        for (Traveller traveller : started) {
            bankId.scanAndApprove(ANNA, traveller.at(B).awaitQrText());
            claim(traveller);
        }
        approved.forEach(this::claim);
        for (Traveller traveller : told) {
            assertThat(traveller.at(B).complete()).isEqualTo("/account");
            assertThat(traveller.at(B).get("/account").status()).isEqualTo(200);
        }
        assertThat(loggedIn)
                .allMatch(traveller -> traveller.at(B).get("/account").status() == 200);
    }

    private void claim(Traveller traveller) {
        traveller.at(B).await("complete");
        assertThat(traveller.at(B).complete()).isEqualTo("/account");
        assertThat(traveller.at(B).get("/account").body()).contains(ANNA.name());
    }

    private Traveller begun(int node) {
        Traveller traveller = new Traveller(nodes);
        traveller.at(node).get("/account");
        traveller.at(node).start(LoginApi.QR);
        traveller.at(node).awaitQrText();
        return traveller;
    }

    private Traveller approvedUnasked(int node) {
        Traveller traveller = begun(node);
        bankId.scanAndApprove(ANNA, traveller.at(node).awaitQrText());
        return traveller;
    }

    private Traveller approved(int start, int poll) {
        Traveller traveller = approvedUnasked(start);
        traveller.at(poll).await("complete");
        return traveller;
    }
}
