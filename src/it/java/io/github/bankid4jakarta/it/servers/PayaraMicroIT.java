package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.HostedApi;
import io.github.bankid4jakarta.it.LoginApi;
import io.github.bankid4jakarta.it.ServerCertificate;
import io.github.bankid4jakarta.it.servers.app.RolePage;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is special on Payara. */
class PayaraMicroIT {

    static Stream<PayaraMicroServer> servers() {
        return Servers.chosen().stream()
                .filter(PayaraMicroServer.class::isInstance)
                .map(PayaraMicroServer.class::cast);
    }

    /** What version 6 gets wrong on JDK 25, whoever asks, and right before. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void rolesWhenAskedForThenAtMostEnterpriseBeansOnceAndSecurityContextAreWrongOnJdk25(PayaraMicroServer server) {
        WebArchive application = TestApplications.dropIn("root.war", EnumSet.allOf(Feature.class))
                .addClass(RolePage.class);
        Installation installation =
                new Installation("roles", new TreeMap<>(Map.of("/", application)), 0, List.of(), Map.of());
        try (StartedServer started = server.start(installation)) {
            Visitor visitor = new Visitor(new Browser(started.address().resolve("/")), TestApplications.DEFAULT_PATH);
            visitor.logIn(ANNA);

            int first = visitor.get("/vault").status();
            assertThat(visitor.get("/vault").status()).isEqualTo(200);
            assertThat(visitor.get("/vault?open").status()).isEqualTo(403);
            String roles = visitor.get("/role").body();
            if (server.failsOnItsJdk()) {
                new KnownFault(server, "the first call of an enterprise bean").tell(first, 500, 200);
                new KnownFault(server, "SecurityContext.isCallerInRole")
                        .tell(roles, "security=false servlet=true", "security=true servlet=true");
            } else {
                assertThat(first).isEqualTo(200);
                assertThat(roles).isEqualTo("security=true servlet=true");
            }
        }
    }

    /** The JAR in the server, and no module: its extension runs where there is CDI. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void loginWhenTheServerHasTheJarAndNoModuleThenApplicationsWithBeansHaveIt(PayaraMicroServer server) {
        TreeMap<String, WebArchive> applications = new TreeMap<>();
        applications.put("/", plain("root.war").addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"));
        applications.put("/without", plain("without.war"));
        Installation installation = new Installation(
                "jar-only",
                applications,
                0,
                List.of(TestApplications.LIBRARY, TestApplications.SIMULATOR),
                TestApplications.SETTINGS);
        try (StartedServer started = server.start(installation)) {
            Visitor visitor = new Visitor(new Browser(started.address().resolve("/")), TestApplications.DEFAULT_PATH);
            assertThat(visitor.get("/member").status()).isEqualTo(303);
            visitor.logIn(ANNA);
            assertThat(visitor.get("/member").status()).isEqualTo(200);

            Browser other = new Browser(started.address().resolve("/without/"));
            assertThat(other.get("/member").status()).isIn(401, 403);
            assertThat(other.get("/.bankid/login").status()).isEqualTo(404);
        }
    }

    /** Payara has a trust store of its own, which lacks authorities; the options of the JDK name another. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void hostedApiWhenOverTlsThenOnlyWhereTheTrustStoreKnowsItsCertificate(
            PayaraMicroServer server, @TempDir Path folder) {
        ServerCertificate known = ServerCertificate.in(folder.resolve("known.p12"));
        ServerCertificate unknown = ServerCertificate.in(folder.resolve("unknown.p12"));
        try (HostedApi trusted = new HostedApi(known);
                HostedApi untrusted = new HostedApi(unknown);
                StartedServer started = server.start(overTls(trusted, untrusted, known))) {
            Visitor visitor = new Visitor(new Browser(started.address().resolve("/")), TestApplications.DEFAULT_PATH);
            visitor.login().start(LoginApi.QR);
            trusted.scanAndApprove(ANNA, visitor.login().awaitQrText());
            visitor.login().await("complete");
            visitor.login().complete();
            assertThat(visitor.get("/member").status()).isEqualTo(200);

            LoginApi other = new LoginApi(new Browser(started.address().resolve("/unknown/")));
            other.start(LoginApi.QR);
            assertThat(other.await("failed").getString("message")).isEqualTo("BankID cannot be reached just now.");
        }
    }

    private static Installation overTls(HostedApi trusted, HostedApi untrusted, ServerCertificate known) {
        Map<String, String> settings = new HashMap<>(trusted.settings());
        settings.put("bankid.context./unknown.qrona.url", untrusted.settings().get("bankid.qrona.url"));
        settings.put("javax.net.ssl.trustStore", known.store().toString());
        settings.put("javax.net.ssl.trustStorePassword", ServerCertificate.PASSWORD);
        return new Installation(
                "tls",
                new TreeMap<>(Map.of("/", plain("root.war"), "/unknown", plain("unknown.war"))),
                1,
                List.of(TestApplications.LIBRARY),
                settings);
    }

    private static WebArchive plain(String name) {
        return TestApplications.plain(name, EnumSet.noneOf(Feature.class), TestApplications.DEFAULT_PATH);
    }
}
