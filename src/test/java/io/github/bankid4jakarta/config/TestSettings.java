package io.github.bankid4jakarta.config;

import io.github.bankid4jakarta.model.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backends that exist for tests only, and a way to resolve settings with them. */
final class TestSettings {

    static final Setting<Secret> TOKEN = new SettingBuilder<>(
                    "bankid.hosted.token", Optional.empty(), Converters::secret)
            .secret()
            .build();
    static final Setting<URI> URL = new SettingBuilder<>("bankid.hosted.url", Optional.of("hostedUrl"), Converters::url)
            .defaultValue("https://hosted.example")
            .build();
    static final Setting<String> KEY_STORE =
            new SettingBuilder<>("bankid.direct.key-store", Optional.empty(), Converters::text).build();
    static final Setting<Integer> SPEED = new SettingBuilder<>(
                    "bankid.direct.speed", Optional.empty(), Converters::positive)
            .defaultValue("1")
            .build();

    static final BackendChoice.Installed HOSTED =
            new BackendChoice.Installed("hosted", List.of(TOKEN, URL), Optional.of(TOKEN), settings -> List.of());
    static final BackendChoice.Installed DIRECT = new BackendChoice.Installed(
            "direct", List.of(KEY_STORE, SPEED), Optional.of(KEY_STORE), settings -> List.of());
    static final BackendChoice.Installed PLAY =
            new BackendChoice.Installed("play", List.of(), Optional.empty(), settings -> List.of());
    static final BackendChoice.Missing NO_PLAY = new BackendChoice.Missing("play", "Add the play JAR");

    /** 32 bytes, in Base64. */
    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private TestSettings() {}

    /** Texts that choose the hosted backend, and more of them as key, value, key, value. */
    static Map<String, String> hosted(String... more) {
        Map<String, String> texts = texts(more);
        texts.putIfAbsent(TOKEN.key(), "s3cret-t0ken");
        return texts;
    }

    static Map<String, String> texts(String... pairs) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(pairs[i], pairs[i + 1]);
        }
        return texts;
    }

    static Configuration resolve(Map<String, String> texts, BackendChoice... backends) {
        return resolve(texts, Map.of(), backends);
    }

    static Configuration resolve(Map<String, String> texts, Map<String, String> attributes, BackendChoice... backends) {
        List<SettingSource> sources = List.of(new MapSource("the test", texts));
        return new ConfigurationResolver(
                        sources,
                        List.of(BankIdSettings.group(), PhoneSettings.group(), GatewaySettings.group()),
                        List.of(backends))
                .resolve(attributes, List.of());
    }

    static List<String> problems(Map<String, String> texts, BackendChoice... backends) {
        return problems(texts, Map.of(), backends);
    }

    static List<String> problems(Map<String, String> texts, Map<String, String> attributes, BackendChoice... backends) {
        try {
            resolve(texts, attributes, backends);
            return List.of();
        } catch (ConfigurationException e) {
            return new ArrayList<>(
                    e.problems().stream().map(ConfigurationProblem::toString).toList());
        }
    }
}
