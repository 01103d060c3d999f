package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.Converters;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.config.SettingBuilder;
import io.github.bankid4jakarta.model.Secret;
import jakarta.json.bind.spi.JsonbProvider;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Pattern;

/** Reaches BankID through the hosted API. Chosen by its token alone. */
public final class QronaBackend implements BankIdBackend {

    /** Where the hosted API is. */
    public static final Setting<URI> URL = new SettingBuilder<>(
                    "bankid.qrona.url", Optional.of("qronaUrl"), Converters::url)
            .defaultValue("https://bankid.qrona.se")
            .doc("The address of the hosted API. Plain `http` is accepted for this machine only.")
            .build();

    /** What proves to the hosted API who we are. */
    public static final Setting<Secret> TOKEN = new SettingBuilder<>(
                    "bankid.qrona.token", Optional.empty(), Converters::secret)
            .secret()
            .doc("The private token for the hosted API. Setting it chooses the backend `qrona`.")
            .build();

    /** How long a connection may take to come about. */
    public static final Setting<Duration> CONNECT_TIMEOUT =
            timeout("bankid.qrona.connect-timeout", "PT2S", "How long connecting to the hosted API may take.");

    /** How long a start may take. */
    public static final Setting<Duration> START_TIMEOUT = timeout(
            "bankid.qrona.start-timeout", "PT8S", "How long starting an order may take, from first to last byte.");

    /** How long a collect may take. */
    public static final Setting<Duration> COLLECT_TIMEOUT = timeout(
            "bankid.qrona.collect-timeout",
            "PT4S",
            "How long collecting or cancelling an order may take, from first to last byte.");

    /** How long an order over the phone may take. */
    public static final Setting<Duration> PHONE_TIMEOUT = timeout(
            "bankid.qrona.phone-timeout",
            "PT4M",
            "How long an order over the phone may take. The hosted API answers when the person has decided.");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** For {@link java.util.ServiceLoader}. */
    public QronaBackend() {}

    @Override
    public String name() {
        return "qrona";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(URL, TOKEN, CONNECT_TIMEOUT, START_TIMEOUT, COLLECT_TIMEOUT, PHONE_TIMEOUT);
    }

    @Override
    public Optional<Setting<?>> chosenBy() {
        return Optional.of(TOKEN);
    }

    @Override
    public List<ConfigurationProblem> check(Configuration configuration) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        if (!isProtected(configuration.get(URL))) {
            problems.add(new ConfigurationProblem(
                    URL.key(),
                    "would send the token over plain http",
                    "Use an https address. Plain http is accepted for localhost only"));
        }
        if (!serverHasWhatItTakes()) {
            problems.add(new ConfigurationProblem(
                    BankIdSettings.BACKEND.key(),
                    "needs a JAX-RS client and JSON-B for qrona, which this server lacks",
                    "Add org.glassfish.jersey.core:jersey-client, org.glassfish.jersey.inject:jersey-hk2 and"
                            + " org.eclipse:yasson beside bankid4jakarta"));
        }
        return List.copyOf(problems);
    }

    @Override
    public Optional<String> address(Configuration configuration) {
        URI url = configuration.get(URL);
        return Optional.of(url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort());
    }

    @Override
    public BankIdClient open(Configuration configuration) {
        return new QronaBankIdClient(new QronaOptions(
                configuration.get(URL),
                configuration.get(TOKEN),
                configuration.get(CONNECT_TIMEOUT),
                configuration.get(START_TIMEOUT),
                configuration.get(COLLECT_TIMEOUT),
                configuration.get(PHONE_TIMEOUT),
                configuration.get(BankIdSettings.LIMIT_UPSTREAM_CALLS)));
    }

    private static boolean isProtected(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                || LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    // Asks both APIs for their implementations, because a servlet container may hold the one without the other.
    private static boolean serverHasWhatItTakes() {
        try {
            ClientBuilder.newBuilder();
            JsonbProvider.provider();
            return true;
        } catch (LinkageError | ServiceConfigurationError | RuntimeException e) {
            return false;
        }
    }

    private static Setting<Duration> timeout(String key, String defaultValue, String doc) {
        return new SettingBuilder<>(key, Optional.empty(), Converters::duration)
                .defaultValue(defaultValue)
                .unit("ISO 8601 duration")
                .doc(doc)
                .build();
    }
}
