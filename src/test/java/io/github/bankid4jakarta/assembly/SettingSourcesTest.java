package io.github.bankid4jakarta.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.config.MapSource;
import io.github.bankid4jakarta.config.SettingSource;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingSourcesTest {

    @Test
    void ofThisServerWhenItHasMicroProfileConfigThenThat() {
        ConfigProviderResolver.setInstance(
                new FixedResolver(new StubConfig(List.of(Map.of("bankid.groups", "staff")))));
        try {
            List<SettingSource> sources = SettingSources.ofThisServer();

            assertThat(sources)
                    .extracting(SettingSource::description)
                    .containsExactly("MicroProfile Config", "mp.config.profile");
            assertThat(sources.get(0).value("bankid.groups")).contains("staff");
        } finally {
            ConfigProviderResolver.setInstance(null);
        }
    }

    @Test
    void ofThisServerWhenItHasTheApiOnlyThenSystemPropertiesAndVariables() {
        assertThat(SettingSources.ofThisServer())
                .extracting(SettingSource::description)
                .containsExactly(
                        "the system properties", "the environment variables", "the context parameters of web.xml");
    }

    @Test
    void ofThisServerWhenAPartHasSettingsOfItsOwnThenThoseToo() {
        SettingSource parts = ofParts(Map.of("bankid.groups", "staff"), Map.of());

        assertThat(parts.value("bankid.groups")).contains("staff");
        assertThat(parts.value("bankid.backend")).isEmpty();
        assertThat(parts.keys()).containsExactly("bankid.groups");
        assertThat(parts.place("bankid.groups")).startsWith("MicroProfile Config");
    }

    @Test
    void ofThisServerWhenPartsSayTheSameThenThat() {
        SettingSource parts = ofParts(Map.of("bankid.groups", "staff"), Map.of("bankid.groups", "staff"));

        assertThat(parts.value("bankid.groups")).contains("staff");
    }

    @Test
    void ofThisServerWhenPartsDifferThenNeitherCounts() {
        SettingSource parts = ofParts(Map.of("bankid.groups", "staff"), Map.of("bankid.groups", "guest"));

        assertThatThrownBy(() -> parts.value("bankid.groups"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("differs between the parts of the application, which one login serves");
    }

    private static SettingSource ofParts(Map<String, String> first, Map<String, String> second) {
        ClassLoader one = new URLClassLoader(new URL[0]);
        ClassLoader other = new URLClassLoader(new URL[0]);
        ConfigProviderResolver.setInstance(new FixedResolver(
                new StubConfig(List.of(Map.of())),
                Map.of(one, new StubConfig(List.of(first)), other, new StubConfig(List.of(second)))));
        try {
            List<SettingSource> sources = SettingSources.ofThisServer(List.of(one, other));

            assertThat(sources)
                    .extracting(SettingSource::description)
                    .containsExactly("MicroProfile Config", "the parts of the application", "mp.config.profile");
            return sources.get(1);
        } finally {
            ConfigProviderResolver.setInstance(null);
        }
    }

    @Test
    void withConfigFileWhenNamedThenBehindWhatNamesIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bankid.properties"), "bankid.groups=staff\n");
        SettingSource named = new MapSource("named", Map.of("bankid.config-file", file.toString()));
        SettingSource silent = new MapSource("silent", Map.of());
        String third = "the file " + file;

        assertThat(descriptions(named, silent)).containsExactly("named", third, "silent");
        assertThat(descriptions(silent, named)).containsExactly("silent", "named", third);
        assertThat(descriptions(named, named)).containsExactly("named", third, "named");
        assertThat(descriptions(silent, silent)).containsExactly("silent", "silent");
    }

    private static List<String> descriptions(SettingSource naming, SettingSource after) {
        return SettingSources.withConfigFile(List.of(naming), after).stream()
                .map(SettingSource::description)
                .toList();
    }

    @Test
    void ofThisServerWhenItHasNotEvenTheApiThenSystemPropertiesAndVariables() throws Exception {
        try (WithoutMicroProfile loader = new WithoutMicroProfile()) {
            Method ofThisServer =
                    loader.loadClass(SettingSources.class.getName()).getDeclaredMethod("ofThisServer");
            ofThisServer.setAccessible(true);

            assertThat((List<?>) ofThisServer.invoke(null))
                    .extracting(source -> source.getClass().getSimpleName())
                    .containsExactly("SystemPropertySource", "EnvironmentSource", "MapSource");
        }
    }

    /** Our classes once more, on a platform that lacks MicroProfile Config. */
    private static final class WithoutMicroProfile extends URLClassLoader {

        WithoutMicroProfile() throws IOException {
            super(
                    new URL[] {
                        SettingSources.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    ClassLoader.getPlatformClassLoader());
        }
    }

    private static final class FixedResolver extends ConfigProviderResolver {

        private final Config config;

        private final Map<ClassLoader, Config> parts;

        FixedResolver(Config config) {
            this(config, Map.of());
        }

        FixedResolver(Config config, Map<ClassLoader, Config> parts) {
            this.config = config;
            this.parts = parts;
        }

        @Override
        public Config getConfig() {
            return config;
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            return parts.getOrDefault(loader, config);
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerConfig(Config registered, ClassLoader loader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseConfig(Config released) {
            throw new UnsupportedOperationException();
        }
    }
}
