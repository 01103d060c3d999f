package io.github.bankid4jakarta.canary;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails the test during which a secret or something about a person was logged, whoever logged it. Applies to all tests by
 * itself: JUnit finds it as a service.
 */
public final class LogCanary implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        watch(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        watch(context).assertSilent();
    }

    /** Other threads may have logged after the last test ended. */
    @Override
    public void afterAll(ExtensionContext context) {
        watch(context).assertSilent();
    }

    /** One for the whole run; it is closed, and looks for the last time, when the run ends. */
    private static LogWatch watch(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(LogCanary.class))
                .getOrComputeIfAbsent(LogWatch.class, key -> LogWatch.started(), LogWatch.class);
    }
}
