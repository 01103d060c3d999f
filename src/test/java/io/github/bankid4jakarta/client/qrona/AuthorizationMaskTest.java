package io.github.bankid4jakarta.client.qrona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
}
