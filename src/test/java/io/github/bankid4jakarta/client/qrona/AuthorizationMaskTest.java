package io.github.bankid4jakarta.client.qrona;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Await;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorizationMaskTest {

    private static final String REQUEST = "pairs: {POST /auth HTTP/1.1: null}{Authorization: Bearer abc}{Accept: x}";

    private final Logger jdkClient = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");
    private final Filter original = jdkClient.getFilter();

    @AfterEach
    void restore() {
        jdkClient.setFilter(original);
    }

    private static LogRecord logged() {
        return new LogRecord(Level.FINE, REQUEST);
    }

    @Test
    void recordWhenItHoldsTheTokenThenOnlyThatIsMasked() {
        LogRecord logged = logged();
        try (AuthorizationMask mask = AuthorizationMask.installed()) {
            assertThat(jdkClient.getFilter()).isSameAs(mask);
            assertThat(mask.isLoggable(logged)).isTrue();
        }
        assertThat(logged.getMessage())
                .isEqualTo("pairs: {POST /auth HTTP/1.1: null}{Authorization: masked}{Accept: x}");
    }

    @Test
    void recordWhenAnotherFilterRefusesItThenNotLogged() {
        jdkClient.setFilter(logged -> false);
        try (AuthorizationMask mask = AuthorizationMask.installed()) {
            assertThat(mask.isLoggable(logged())).isFalse();
        }
    }

    @Test
    void closeWhenItIsTheNewestThenTheFilterBeforeIsBack() {
        Filter before = logged -> true;
        jdkClient.setFilter(before);
        AuthorizationMask.installed().close();
        assertThat(jdkClient.getFilter()).isSameAs(before);
    }

    @Test
    void closeWhenAnotherClientIsOpenThenStillMasked() {
        AuthorizationMask first = AuthorizationMask.installed();
        try (AuthorizationMask second = AuthorizationMask.installed()) {
            first.close();
            assertThat(jdkClient.getFilter()).isSameAs(second);
        }
    }

    @Test
    void closeWhenSeveralGoInTheOrderInWhichTheyCameThenTheFilterBeforeIsBack() {
        Filter before = logged -> true;
        jdkClient.setFilter(before);
        List<AuthorizationMask> masks =
                Stream.generate(AuthorizationMask::installed).limit(3).toList();
        masks.forEach(AuthorizationMask::close);
        assertThat(jdkClient.getFilter()).isSameAs(before);
    }

    /** As after the application that came first is deployed again and again, beside another that stays. */
    @Test
    void closeWhenNotTheNewestThenNothingHoldsItAnyMore() {
        AuthorizationMask first = AuthorizationMask.installed();
        WeakReference<AuthorizationMask> gone = new WeakReference<>(first);
        try (AuthorizationMask second = AuthorizationMask.installed()) {
            first.close();
            first = null;
            Await.until("the end of the first", () -> {
                System.gc();
                return gone.refersTo(null) ? Optional.of(gone) : Optional.empty();
            });
            assertThat(jdkClient.getFilter()).isSameAs(second);
        }
    }

    @Test
    void closeWhenTheNewerOneIsAnotherApplicationsThenTheFilterBeforeIsBack() throws Exception {
        Filter before = logged -> true;
        jdkClient.setFilter(before);
        AuthorizationMask first = AuthorizationMask.installed();
        AutoCloseable second = installedByAnotherApplication();
        first.close();
        assertThat(jdkClient.getFilter()).isSameAs(second);
        second.close();
        assertThat(jdkClient.getFilter()).isSameAs(before);
    }

    private static AutoCloseable installedByAnotherApplication() throws ReflectiveOperationException {
        URL classes =
                AuthorizationMask.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader other = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
        Class<?> copy = Class.forName(AuthorizationMask.class.getName(), true, other);
        assertThat(copy).isNotSameAs(AuthorizationMask.class);
        Method installed = copy.getDeclaredMethod("installed");
        installed.setAccessible(true);
        return (AutoCloseable) installed.invoke(null);
    }
}
