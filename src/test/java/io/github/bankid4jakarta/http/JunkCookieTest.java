package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a browser or somebody else put into the header of cookies: every request is answered, and leaving works. */
class JunkCookieTest {

    private static final String NAME = "{name}";
    private static final String VALUE = "{value}";

    private final LoginFixture login = new LoginFixture();
    private final FakeBrowser browser = new FakeBrowser();

    static Stream<String> junk() {
        String part = "A".repeat(43);
        Stream<String> table = Stream.of(
                "",
                " ",
                ";",
                ";;;;",
                "=",
                "==;==",
                "=x",
                ",",
                NAME,
                NAME + "=",
                NAME + "==",
                NAME + "=.",
                NAME + "=" + part + "." + part,
                NAME + "=" + part + "." + "-".repeat(43),
                NAME + "=" + part + "." + part + "." + part,
                NAME + "=" + part + "." + "\u00c5".repeat(43),
                NAME + "=\u0000",
                NAME + "=%00%ff%",
                NAME + "=\"",
                NAME + "=\"" + VALUE,
                NAME + "=" + VALUE + "\u0000",
                NAME + "=" + VALUE + VALUE,
                NAME + "=\ud800",
                NAME + "=\r\nSet-Cookie: x=y",
                "\u0000" + NAME + "=" + VALUE,
                "$Version=1; $Path=/; " + NAME + "=x; $Domain=.example.se",
                (NAME + "=x;").repeat(1000),
                NAME + "=" + "y".repeat(100_000),
                "x=" + ";".repeat(100_000));
        Random random = new Random(7);
        return Stream.concat(table, IntStream.range(0, 200).mapToObj(i -> random(random)));
    }

    /** Words of cookies and letters of all kinds, in no order. */
    private static String random(Random random) {
        String[] words = {NAME, VALUE, "=", ";", ",", ".", "\"", " ", "\t", "\\", "%", "$Path", "\u00e5", "\u0000"};
        return IntStream.range(0, 1 + random.nextInt(30))
                .mapToObj(i -> words[random.nextInt(words.length)])
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("junk")
    void requestWhenCookiesAreJunkThenAnsweredAndNobodyIsSomebodyElse(String junk) throws IOException {
        String cookies = spelled(junk);
        FakeBrowser other = new FakeBrowser().plant(cookies);
        assertThat(login.serve(other.get("/.bankid/login")).status()).isEqualTo(200);
        for (String path : new String[] {"/auth", "/collect", "/complete", "/cancel", "/logout"}) {
            FakeExchange post = other.post("/.bankid" + path).form("csrf", "x", "mode", "qr");
            assertThat(login.serve(post).status()).as(path).isIn(303, 403);
        }
        assertThat(login.serve(other.get("/.bankid/return?nonce=x")).status()).isIn(200, 403);
        assertThat(login.serve(other.get("/.bankid/qr")).status()).isEqualTo(404);
        FakeExchange page = other.get("/secret");
        login.endpoints().challenge(page.request(), page.response());
        assertThat(page.status()).isIn(303, 401);
        assertThat(login.endpoints().caller(other.get("/secret").request())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("junk")
    void leavingWhenCookiesAreJunkThenTheCallerIsForgotten(String junk) throws IOException {
        String cookies = spelled(junk);
        FakeExchange page = browser.plant(cookies).get("/secret");
        login.endpoints().forget(page.request(), page.response());
        assertThat(login.endpoints().caller(browser.get("/secret").request())).isEmpty();

        assertThat(login.serve(browser.post("/.bankid/logout")).status()).isEqualTo(303);
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void leavingWhenThereIsNoCookieThenNothingToForget() {
        FakeExchange page = new FakeBrowser().get("/secret");

        login.endpoints().forget(page.request(), page.response());

        assertThat(page.setCookies()).isEmpty();
    }

    /** Somebody logs in, so that there is a name and a value to begin with. */
    private String spelled(String junk) throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        login.serve(login.completing(browser));
        Map.Entry<String, String> own = browser.cookies().entrySet().iterator().next();
        return junk.replace(NAME, own.getKey()).replace(VALUE, own.getValue());
    }
}
