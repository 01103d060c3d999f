package io.github.bankid4jakarta.it.servers;

import io.github.bankid4jakarta.it.Await;
import io.github.bankid4jakarta.it.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The threads of WildFly that serve requests. Each keeps the first request that it ever served, and with it the application, as long
 * as it lives: {@code EnhancedQueueExecutor.ThreadBody} runs it, and has it in its frame while it waits for others.
 */
final class WorkerThreads {

    private static final int AT_ONCE = 64;
    private static final int TIMES = 5;

    private WorkerThreads() {}

    /** Has them made by requests for the server's own page, before there is an application. */
    static void makeAll(URI server) {
        Browser browser = new Browser(server.resolve("/"));
        Await.until(
                "the server's own page", () -> Optional.of(statusOf(browser)).filter(status -> status == 200));
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/"))
                .timeout(Duration.ofSeconds(30))
                .build();
        for (int time = 0; time < TIMES; time++) {
            Stream.generate(() -> client.sendAsync(request, BodyHandlers.discarding()))
                    .limit(AT_ONCE)
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    /** It does not listen yet when its process has started. */
    private static int statusOf(Browser browser) {
        try {
            return browser.get("/").status();
        } catch (AssertionError e) {
            return 0;
        }
    }
}
