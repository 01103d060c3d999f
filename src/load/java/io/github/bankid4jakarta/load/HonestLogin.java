package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import io.github.bankid4jakarta.it.Phone;
import io.github.bankid4jakarta.it.QrReader;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** An honest person, who wants to see a page and logs in for it with a phone. Used by one thread. */
final class HonestLogin {

    /** Who they are. Each has one phone, on which one order at a time is open. */
    static final List<SimulatedPerson> PEOPLE =
            List.of(SimulatedPerson.ANNA, SimulatedPerson.TOLVAN, SimulatedPerson.ASA, SimulatedPerson.ELSA);

    /** Nobody honest. */
    static final SimulatedPerson HOSTILE = SimulatedPerson.KIM;

    private static final String PAGE = "/account";
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int FAULT = 500;
    private static final List<Integer> REFUSALS = List.of(429, 503);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Browser browser;
    private final Phone phone;
    private final SimulatedPerson person;
    private final String address;
    private final RandomGenerator random;
    private final LoginTally tally;
    private LoginForms forms;
    private String csrf = "";

    HonestLogin(URI application, SimulatedPerson person, String address, RandomGenerator random, LoginTally tally) {
        this.browser = new Browser(application);
        this.phone = new Phone(browser);
        this.person = person;
        this.address = address;
        this.random = random;
        this.tally = tally;
    }

    /** Goes the whole way, and counts what became of it. */
    void run() {
        try {
            forms = new LoginForms(open(PAGE).body());
            start();
            awaitState(json -> json.getString("state", "").equals("complete") ? Optional.of(json) : Optional.empty());
            seePage(follow(post(forms.find("/complete", Map.of()), "text/html")));
            post(new LoginForms.Form("/.bankid/logout", Map.of()), "text/html");
        } catch (LostLoginException e) {
            tally.lost(e.getMessage());
        } catch (RuntimeException | AssertionError e) {
            tally.lost(Optional.ofNullable(e.getCause())
                    .orElse(e)
                    .toString()
                    .lines()
                    .findFirst()
                    .orElse(""));
        }
    }

    /** What a person waits for is the code. */
    private void start() {
        long begin = System.nanoTime();
        LoginForms.Form form = forms.find("/auth", Map.of("mode", LoginApi.QR));
        JsonObject state = read(post(form, "application/json"));
        if (state.containsKey("csrf")) {
            csrf = state.getString("csrf");
        }
        boolean[] shown = {false};
        awaitState(json -> {
            if (json.containsKey("qr") && !shown[0]) {
                shown[0] = true;
                tally.waited(Duration.ofNanos(System.nanoTime() - begin));
            }
            return json.containsKey("qr") ? approve(json) : Optional.empty();
        });
    }

    /** A code may have grown old on the way, as it may for any camera. */
    private Optional<JsonObject> approve(JsonObject json) {
        String code = QrReader.read(json.getJsonObject("qr"));
        synchronized (person) {
            return phone.tryScan(person, code).map(Phone.Order::approve);
        }
    }

    /** Something to look for in the states that the page is told. */
    @FunctionalInterface
    private interface Look {
        Optional<JsonObject> at(JsonObject state);
    }

    private void awaitState(Look look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        LoginForms.Form form = new LoginForms.Form("/.bankid/collect", Map.of("csrf", csrf));
        while (System.nanoTime() < end) {
            JsonObject state = read(post(form, "application/json"));
            String word = state.getString("state", "none");
            if (!List.of("pending", "complete").contains(word)) {
                throw new LostLoginException("a login that is " + word + ": " + state.getString("message", ""));
            }
            if (look.at(state).isPresent()) {
                return;
            }
            pause(PACE);
        }
        throw new LostLoginException("no end after " + PATIENCE.toSeconds() + " s");
    }

    private void seePage(Answer answer) {
        require(answer, OK);
        int at = answer.body().indexOf("<dd id=\"name\">" + person.name() + "</dd>");
        if (!answer.uri().getPath().endsWith(PAGE)) {
            throw new LostLoginException("led to " + answer.uri().getPath());
        }
        if (at < 0) {
            tally.wrong();
        } else {
            tally.passed();
        }
    }

    private Answer open(String path) {
        Answer answer = follow(patiently(() -> get(path)));
        require(answer, OK);
        return answer;
    }

    private Answer follow(Answer first) {
        Answer answer = first;
        for (int i = 0; i < MOST_REDIRECTS && answer.status() / 100 == 3; i++) {
            String location = answer.location();
            answer = patiently(() -> get(location));
        }
        return answer;
    }

    private Answer get(String path) {
        return as(browser.request("GET", path)).send();
    }

    private Answer post(LoginForms.Form form, String accept) {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        if (!csrf.isEmpty() && fields.containsKey("csrf")) {
            fields.put("csrf", csrf);
        }
        return patiently(() -> {
            Browser.Request request = as(browser.request("POST", form.action())).header("Accept", accept);
            fields.forEach(request::field);
            return request.send();
        });
    }

    private Browser.Request as(Browser.Request request) {
        return request.header("X-Forwarded-For", Neighbourhood.forwarded(address, random))
                .header("Accept-Language", "en");
    }

    /** Whoever is told to wait waits, and tries again. */
    private Answer patiently(Supplier<Answer> call) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Answer answer = call.get();
            if (!REFUSALS.contains(answer.status())) {
                return answer;
            }
            tally.refused(answer.status());
            pause(Duration.ofSeconds(Long.parseLong("0" + answer.header("Retry-After")))
                    .plusMillis(1));
        }
        throw new LostLoginException("refused for " + PATIENCE.toSeconds() + " s");
    }

    private JsonObject read(Answer answer) {
        require(answer, OK);
        return answer.json();
    }

    private void require(Answer answer, int status) {
        if (answer.status() == FAULT) {
            tally.fault();
        }
        if (answer.status() != status) {
            throw new LostLoginException(
                    answer.status() + " for " + answer.uri().getPath());
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LostLoginException("the load ended first");
        }
    }
}
