package io.github.bankid4jakarta.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.config.SettingSource;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;

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

        FixedResolver(Config config) {
            this.config = config;
        }

        @Override
        public Config getConfig() {
            return config;
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            return config;
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
