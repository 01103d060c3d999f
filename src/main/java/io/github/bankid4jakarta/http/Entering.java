package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.model.LoginMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The logins that were claimed and are being decided by the application's identity stores at this moment, so that a second tab
 * that claims the same login waits for the first instead of hearing that there is nothing to claim. Safe for use by several
 * threads.
 */
final class Entering {

    private static final Duration MOMENT = Duration.ofMillis(250);

    private final Map<String, Login> byBrowser = new ConcurrentHashMap<>();

    void begin(BrowserId browser, LoginMode mode) {
        byBrowser.put(browser.hash(), new Login(mode, new CompletableFuture<>()));
    }

    /** Whatever became of it. */
    void end(BrowserId browser) {
        Login login = byBrowser.remove(browser.hash());
        if (login != null) {
            login.decided.complete(null);
        }
    }

    /** Waits a moment for a browser's login to be decided; answers its mode where it is not decided even then. */
    Optional<LoginMode> await(BrowserId browser) {
        Login login = byBrowser.get(browser.hash());
        return login == null || login.isDecidedWithin(MOMENT) ? Optional.empty() : Optional.of(login.mode);
    }

    private record Login(LoginMode mode, CompletableFuture<Void> decided) {

        boolean isDecidedWithin(Duration time) {
            try {
                decided.get(time.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException | ExecutionException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
