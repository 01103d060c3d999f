package io.github.bankid4jakarta.client.qrona;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.FixedConfiguration;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.hostedapi.Fault;
import io.github.bankid4jakarta.hostedapi.FaultyUpstream;
import io.github.bankid4jakarta.model.OrderStatus;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QronaBackendTest {

    private final QronaBackend backend = new QronaBackend();

    @Test
    void serviceLoaderThenFound() {
        assertThat(ServiceLoader.load(BankIdBackend.class).stream().map(ServiceLoader.Provider::type))
                .contains(QronaBackend.class);
    }

    @Test
    void settingsThenTheTokenAloneIsSecretAndChooses() {
        assertThat(backend.chosenBy()).contains(QronaBackend.TOKEN);
        assertThat(backend.settings().stream().filter(Setting::secret)).containsExactly(QronaBackend.TOKEN);
        assertThat(backend.settings()).allMatch(setting -> setting.key().startsWith("bankid.qrona."));
        assertThat(configuration(Map.of()).get(QronaBackend.URL)).hasToString("https://bankid.qrona.se");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bankid.qrona.se",
                "HTTPS://bankid.qrona.se",
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://127.0.0.1:8080",
                "http://127.9.9.9",
                "http://[::1]:8080"
            })
    void checkWhenProtectedOrOnThisMachineThenNoProblem(String url) {
        assertThat(backend.check(configuration(Map.of("bankid.qrona.url", url))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bankid.qrona.se", "http://localhost.example.se", "http://127.0.0.1.example.se",
                "http://10.0.0.1", "http://[::2]", "http://0.0.0.0"
            })
    void checkWhenTheTokenWouldTravelInTheClearThenProblem(String url) {
        assertThat(backend.check(configuration(Map.of("bankid.qrona.url", url))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("bankid.qrona.url"));
    }

    @Test
    void openThenTheConfiguredServerIsAskedWithTheConfiguredToken() {
        try (FaultyUpstream upstream = FaultyUpstream.start().answer("/collect", Fault.json(HostedOrder.PENDING));
                BankIdClient client = backend.open(configuration(
                        Map.of("bankid.qrona.url", upstream.baseUrl().toString())))) {
            assertThat(client.collect(HostedOrder.REF)).isInstanceOf(OrderStatus.Pending.class);
            assertThat(upstream.requests().get(0).header("Authorization")).contains("Bearer " + HostedOrder.TOKEN);
        }
    }

    @Test
    void checkWhenServerHasJaxRsAndJsonBThenNoProblem() throws Exception {
        try (URLClassLoader server = serverWithout("no such library")) {
            assertThat(checkIn(server)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jersey-client", "yasson", "jakarta.ws.rs-api"})
    void checkWhenServerLacksALibraryThenProblemWithRemedy(String library) throws Exception {
        try (URLClassLoader server = serverWithout(library)) {
            assertThat(checkIn(server)).singleElement().satisfies(problem -> assertThat(problem)
                    .startsWith("bankid.backend")
                    .contains("yasson"));
        }
    }

    /** A class loader like that of a server with everything that the tests have but one library. */
    private static URLClassLoader serverWithout(String library) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            boolean platform = library.endsWith("-api") && entry.contains("jakarta.jakartaee");
            if (!new File(entry).getName().startsWith(library) && !platform) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    private static List<String> checkIn(URLClassLoader server) throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(server);
        try {
            Object problems =
                    server.loadClass(Probe.class.getName()).getMethod("check").invoke(null);
            return Arrays.asList((String[]) problems);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Configuration configuration(Map<String, String> texts) {
        List<Setting<?>> settings = Stream.concat(BankIdSettings.all().stream(), new QronaBackend().settings().stream())
                .toList();
        Map<String, String> all = new HashMap<>(texts);
        all.put("bankid.qrona.token", HostedOrder.TOKEN);
        return FixedConfiguration.of(all, settings);
    }

    /** Runs inside the other class loader. */
    public static final class Probe {

        private Probe() {}

        public static String[] check() {
            return new QronaBackend()
                    .check(configuration(Map.of())).stream()
                            .map(ConfigurationProblem::toString)
                            .toArray(String[]::new);
        }
    }
}
