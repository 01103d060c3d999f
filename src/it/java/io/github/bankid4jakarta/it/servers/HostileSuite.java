package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no honest page makes, each beside the honest one from which it differs in one fact. */
abstract class HostileSuite extends PlaceSuite {

    private static final String FORGERIES = "io.github.bankid4jakarta.it.servers.HostileSuite#forgeries";

    @Test
    void startWhenHonestThenPending() {
        assertThat(honestStart().send().status()).isEqualTo(200);
        assertThat(visitor.orderState()).isEqualTo("pending");
    }

    @Test
    void startWhenBrowserSendsOriginOnlyThenPending() {
        assertThat(honestStart().without("Sec-Fetch-Site").send().status()).isEqualTo(200);
        assertThat(visitor.orderState()).isEqualTo("pending");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(FORGERIES)
    void startWhenForgedThenRefusedAndNoOrder(String fact, UnaryOperator<Browser.Request> forgery) {
        assertThat(forgery.apply(honestStart()).send().status()).isEqualTo(403);
        assertThat(visitor.orderState()).isEqualTo("none");
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forgery("another site", request -> request.header("Sec-Fetch-Site", "cross-site")),
                forgery("another origin", request -> request.without("Sec-Fetch-Site")
                        .header("Origin", "https://evil.example")),
                forgery("no origin at all", request -> request.without("Sec-Fetch-Site")
                        .without("Origin")),
                forgery("no token", request -> request.withoutField("csrf")));
    }

    private static Arguments forgery(String fact, UnaryOperator<Browser.Request> change) {
        return Arguments.of(fact, change);
    }

    @Test
    void startWhenTokenIsOfAnotherSessionThenRefusedAndNoOrder() {
        String foreign = place.visitor().login().csrf();

        assertThat(honestStart().field("csrf", foreign).send().status()).isEqualTo(403);
        assertThat(visitor.orderState()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void startWhenNotPostedThen405AndNoOrder(String method) {
        String start = place.login() + "/auth?mode=qr&csrf=" + visitor.login().csrf();

        Answer answer = visitor.browser()
                .request(method, start)
                .header("Sec-Fetch-Site", "same-origin")
                .send();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(visitor.orderState()).isEqualTo("none");
    }

    /** The answer does not wait for the body, and some servers hang up on whoever sends it all the same. */
    @Test
    void startWhenBodyIsTooLargeThen413AndNoOrder() {
        assertThat(honestStart().statusWhenAnnouncing(1 << 16)).isEqualTo(413);
        assertThat(visitor.orderState()).isEqualTo("none");
    }

    /** The login lies at {@code ~}; what a path answers that is not refused must be the whole endpoint. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "~/AUTH",
                "~/auth/",
                "~//auth",
                "/~/auth",
                "/.~/auth",
                "~/./auth",
                "~/x/../auth",
                "~;x=1/auth",
                "~;jsessionid=x/auth",
                "~/auth;x=1",
                "~/auth%00",
                "~/auth%0a",
                "~%2fauth",
                "~/auth/more",
                "/x~/auth",
                "~auth"
            })
    void reservedPathWhenTwistedThenTheWholeEndpointOrNothing(String spelling) {
        String twisted = spelling.replace("~", place.login());
        Answer forged =
                visitor.browser().request("POST", twisted).field("mode", "qr").send();
        assertThat(forged.status()).isGreaterThanOrEqualTo(400);
        assertThat(visitor.orderState()).isEqualTo("none");

        Answer honest = visitor.browser()
                .request("POST", twisted)
                .header("Accept", "application/json")
                .field("csrf", visitor.login().csrf())
                .field("mode", "qr")
                .send();
        assertThat(visitor.orderState()).isEqualTo(honest.status() == 200 ? "pending" : "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~/", "~/nothing", "~/login/more", "~/assets/nothing.js", "~/assets/../login"})
    void reservedPathWhenNothingIsThereThen404(String path) {
        assertThat(visitor.get(path.replace("~", place.login())).status()).isIn(400, 404);
        assertThat(visitor.get(place.login() + "/login").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//member", "/%6dember", "/member;x=1", "/./member", "/MEMBER", "/x/../member", "/member/"})
    void memberPageWhenPathIsTwistedThenNeverShown(String twisted) {
        assertThat(visitor.get(twisted).body()).doesNotStartWith("member");
    }

    @Test
    void memberPageWhenPathGoesThroughTheLoginThenNeverShown() {
        assertThat(visitor.get(place.login() + "/../member").body()).doesNotStartWith("member");
        assertThat(visitor.get(place.login() + "/login/../../member").body()).doesNotStartWith("member");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/member?next=//evil.example",
                "//evil.example/..;/member",
                "/member;//evil.example",
                "/member?%0d%0aLocation:%20https://evil.example/"
            })
    void wantedPageWhenTwistedThenTheLoginStaysHere(String wanted) {
        visitor.get(wanted);

        URI target = place.address().resolve(visitor.logIn(ANNA));

        assertThat(target.getAuthority()).isEqualTo(place.address().getAuthority());
        assertThat(target.getRawPath()).startsWith(place.address().getPath());
    }

    private Browser.Request honestStart() {
        return visitor.login().post("/auth").field("mode", LoginApi.QR);
    }
}
