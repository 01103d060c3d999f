package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;

/**
 * A server whose applications answer.
 *
 * @param process its process
 * @param address its address, without a path
 */
record ServedApplications(ServerProcess process, URI address) implements StartedServer {

    /** As browsers ask: Open Liberty counts a request that changes its connection to HTTP/2 until that ends. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Waits until every application answers its first page; closes the server where one never does.
     *
     * @param process the server, just started
     * @param port where it will listen
     * @param contexts the applications, such as {@code /} and {@code /app}
     * @return the server
     */
    static StartedServer await(ServerProcess process, int port, Collection<String> contexts) {
        URI address = URI.create("http://localhost:" + port);
        try {
            contexts.forEach(context -> awaitFirstPage(process, address.resolve(firstPage(context))));
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
        return new ServedApplications(process, address);
    }

    private static String firstPage(String context) {
        return context.endsWith("/") ? context : context + "/";
    }

    private static void awaitFirstPage(ServerProcess process, URI page) {
        long end = System.nanoTime() + ServerProcess.LONGEST_START.toNanos();
        while (!isThere(page)) {
            if (!process.isAlive()) {
                throw process.failure("ended before it served " + page);
            }
            if (System.nanoTime() > end) {
                throw process.failure("never served " + page);
            }
            ServerProcess.pause();
        }
    }

    /** A server without an application at the root may answer with a page of its own. */
    private static boolean isThere(URI page) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(30)).build();
            return CLIENT.send(request, BodyHandlers.ofString()).body().contains(TestApplications.FIRST_PAGE);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
