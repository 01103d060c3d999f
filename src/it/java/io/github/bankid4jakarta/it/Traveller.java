package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One browser, whose requests go to one node or another, as behind a load balancer that does not care. The token that its next
 * POST carries is from the last answer that had one, whichever node gave it;
 * so is the page that it wants.
 */
final class Traveller {

    private final List<Browser> windows;
    private String csrf;
    private String wanted = "";

    Traveller(List<RunningServer> nodes) {
        Browser first = new Browser(nodes.get(0).address());
        this.windows = nodes.stream().map(node -> first.window(node.address())).toList();
    }

    private Traveller(List<Browser> windows, String csrf, String wanted) {
        this.windows = windows;
        this.csrf = csrf;
        this.wanted = wanted;
    }

    /** Another browser that has everything which this one has now. */
    Traveller copy() {
        Browser first = windows.get(0).copy();
        return new Traveller(
                windows.stream()
                        .map(window -> first.window(window.application()))
                        .toList(),
                csrf,
                wanted);
    }

    /** The node that the next requests go to. */
    Node at(int node) {
        return new Node(windows.get(node));
    }

    /** A node as this browser sees it. */
    final class Node {

        private final Browser browser;

        private Node(Browser browser) {
            this.browser = browser;
        }

        Answer get(String path) {
            Answer answer = browser.get(path);
            answer.wanted().ifPresent(page -> wanted = page);
            return answer;
        }

        void start(String mode) {
            if (csrf == null) {
                read(browser.getJson("/.bankid/login"));
            }
            Answer started = request("/auth").field("mode", mode).send();
            assertThat(started.status()).as(started.body()).isEqualTo(200);
            read(started);
        }

        Answer post(String endpoint) {
            return read(request(endpoint).send());
        }

        private Browser.Request request(String endpoint) {
            return browser.request("POST", "/.bankid" + endpoint)
                    .header("Accept", "application/json")
                    .header("Accept-Language", "en")
                    .field("csrf", csrf)
                    .field("return", wanted);
        }

        private Answer read(Answer answer) {
            String token = answer.body().startsWith("{") ? answer.json().getString("csrf", "") : "";
            csrf = token.isEmpty() ? csrf : token;
            return answer;
        }

        /** Polls until the login stands as named. */
        JsonObject await(String state) {
            return Await.until(state, () -> Optional.of(collected())
                    .filter(json -> json.getString("state", "").equals(state)));
        }

        private JsonObject collected() {
            Answer answer = post("/collect");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.json();
        }

        String awaitQrText() {
            return Await.until("a QR code", () -> Optional.of(collected())
                    .filter(json -> json.containsKey("qr"))
                    .map(json -> QrReader.read(json.getJsonObject("qr"))));
        }

        String awaitLaunchLink() {
            return Await.until(
                    "a launch link", () -> Optional.ofNullable(collected().getJsonObject("launch"))
                            .map(launch -> launch.getString("href")));
        }

        /** Claims the login and answers where it leads. */
        String complete() {
            Answer answer = post("/complete");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.json().getString("location");
        }
    }
}
