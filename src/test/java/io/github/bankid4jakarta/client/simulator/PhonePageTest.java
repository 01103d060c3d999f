package io.github.bankid4jakarta.client.simulator;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.CONOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BackendPage.Answer;
import io.github.bankid4jakarta.client.BackendPage.Request;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.OrderStatus.Complete;
import io.github.bankid4jakarta.model.OrderStatus.Failed;
import io.github.bankid4jakarta.model.OrderStatus.Pending;
import io.github.bankid4jakarta.model.StartedOrder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonePageTest {

    private static final String BROWSER = "203.0.113.17";
    private static final String RETURN_URL = "https://service.example/return?nonce=a&b='c'";
    private static final String SERVICE = "Fika & <script>Co";
    private static final String MOUNTED = "/shop/.login/simulator";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final SimulatedBankId bankId = new SimulatedBankId(clock, new Random(131), SimulatorRules.asBankId());
    private final PhonePage page = new PhonePage(bankId.phone(), SERVICE, clock);

    @Test
    void getThenPeopleAndLoudWarning() {
        String html = text(get("").orElseThrow());

        assertThat(html).contains("SIMULATED BankID", "Not the real one");
        assertThat(SimulatedPerson.all())
                .allSatisfy(person -> assertThat(html).contains("value=\"" + person.id() + "\""));
    }

    @ParameterizedTest
    @CsvSource({"/assets/phone.css, text/css;charset=UTF-8", "/assets/phone.js, text/javascript;charset=UTF-8"})
    void getWhenAssetThenItsType(String path, String contentType) {
        assertThat(get(path).orElseThrow().contentType()).isEqualTo(contentType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/assets/", "/assets/phone.html", "/assets/../phone.js", "/scan", "/approve"})
    void getWhenPathIsUnknownThenEmpty(String path) {
        assertThat(get(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/nothing", "/assets/phone.js"})
    void postWhenPathIsUnknownThenEmpty(String path) {
        assertThat(page.serve(new Request("POST", path, Map.of(), BROWSER))).isEmpty();
    }

    @Test
    void putThenEmpty() {
        assertThat(page.serve(new Request("PUT", "/approve", Map.of(), BROWSER)))
                .isEmpty();
    }

    @Test
    void launchLinkThenTokenBehindTheHash() {
        assertThat(page.launchLink("abc")).isEqualTo("#autostarttoken=abc");
    }

    @Test
    void scanThenHandleAndBrowserAddress() {
        StartedOrder order = start();
        post("/approve", "handle", scanned(order));

        assertThat(complete(order)).contains(BROWSER);
    }

    @Test
    void scanWhenAddressIsGivenThenItCounts() {
        StartedOrder order = start();
        post("/approve", "handle", pickedUp("/scan", "qr", qr(order), "address", "2001:db8::7"));

        assertThat(complete(order)).contains("2001:db8::7");
    }

    @Test
    void scanWhenAddressIsNoAddressThenRefused() {
        String json = post("/scan", "person", "anna", "qr", qr(start()), "address", "home");

        assertThat(json).isEqualTo("{\"state\":\"refused\",\"reason\":\"badAddress\"}");
    }

    @Test
    void scanWhenPersonIsUnknownThenRefused() {
        assertThat(post("/scan", "person", "nobody", "qr", qr(start())))
                .isEqualTo("{\"state\":\"refused\",\"reason\":\"unknownPerson\"}");
    }

    @Test
    void scanWhenRefusedThenStatus409() {
        assertThat(page.serve(request("/scan", "person", "anna", "qr", "x", "format", "json"))
                        .orElseThrow()
                        .status())
                .isEqualTo(409);
    }

    @Test
    void scanWhenAcceptedThenStatus200() {
        assertThat(page.serve(request("/scan", "person", "anna", "qr", qr(start()), "format", "json"))
                        .orElseThrow()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void scanNewestThenUserSign() {
        StartedOrder order = start();
        pickedUp("/scan-newest");

        assertThat(collect(order)).isEqualTo(pending(HintCode.USER_SIGN));
    }

    @Test
    void startThenApprovedWithReturnUrl() {
        StartedOrder order = bankId.start(returning());
        String handle = pickedUp("/start", "token", order.autoStartToken().value());

        assertThat(post("/approve", "handle", handle))
                .isEqualTo("{\"state\":\"complete\",\"returnUrl\":\"" + RETURN_URL + "\"}");
    }

    @Test
    void approveWhenScannedThenNoReturnUrl() {
        StartedOrder order = bankId.start(returning());

        assertThat(post("/approve", "handle", scanned(order))).isEqualTo("{\"state\":\"complete\"}");
    }

    @Test
    void openThenCallThenComplete() {
        bankId.startByPhone(new PhoneAuthenticationRequest(ANNA.personalNumber(), CallInitiator.USER));
        String handle = pickedUp("/open");

        assertThat(post("/show", "handle", handle)).contains("\"hintCode\":\"userCallConfirm\"");
        assertThat(post("/pending", "handle", handle, "hint", "userSign")).contains("\"hintCode\":\"userSign\"");
        assertThat(post("/approve", "handle", handle)).isEqualTo("{\"state\":\"complete\"}");
    }

    @Test
    void declineThenUserCancel() {
        StartedOrder order = start();

        assertThat(post("/decline", "handle", scanned(order)))
                .isEqualTo("{\"state\":\"failed\",\"hintCode\":\"userCancel\"}");
        assertThat(collect(order)).isEqualTo(new Failed(HintCode.USER_CANCEL));
    }

    @Test
    void failWhenHintIsACodeThenThatEnd() {
        StartedOrder order = start();
        post("/fail", "handle", scanned(order), "hint", "certificateErr");

        assertThat(collect(order)).isEqualTo(new Failed(HintCode.CERTIFICATE_ERR));
    }

    @Test
    void failWhenHintIsNoCodeThenRefusedAndStillOpen() {
        StartedOrder order = start();

        assertThat(post("/fail", "handle", scanned(order), "hint", "no code"))
                .isEqualTo("{\"state\":\"refused\",\"reason\":\"badHintCode\"}");
        assertThat(collect(order)).isEqualTo(pending(HintCode.USER_SIGN));
    }

    @Test
    void pendingThenThatStep() {
        StartedOrder order = start();
        post("/pending", "handle", scanned(order), "hint", "userMrtd");

        assertThat(collect(order)).isEqualTo(pending(HintCode.USER_MRTD));
    }

    @Test
    void approveWhenHandleIsMissingThenRefused() {
        assertThat(post("/approve")).isEqualTo("{\"state\":\"refused\",\"reason\":\"notOpen\"}");
    }

    @Test
    void pageWhenOrderIsOpenThenServiceAndPersonEscaped() {
        String html = html("/scan", "person", CONOR.id(), "qr", qr(start()));

        assertThat(html)
                .contains("Fika &amp; &lt;script&gt;Co wants to identify you")
                .contains("<b>Conor O&#39;Hara &lt;b&gt;&amp;amp;</b>");
    }

    @Test
    void pageWhenOrderIsOpenThenEveryHintCodeIsOffered() {
        String html = html("/scan", "person", "anna", "qr", qr(start()));

        assertThat(HintCodes.FAILED).allSatisfy(code -> assertThat(html).contains(option(code)));
        assertThat(HintCodes.PENDING).allSatisfy(code -> assertThat(html).contains(option(code)));
    }

    @Test
    void pageWhenApprovedThenLinkBack() {
        StartedOrder order = bankId.start(returning());
        String handle = pickedUp("/start", "token", order.autoStartToken().value());

        assertThat(html("/approve", "handle", handle))
                .contains("id=\"return\" href=\"https://service.example/return?nonce=a&amp;b=&#39;c&#39;\"");
    }

    @Test
    void pageWhenRefusedThenReasonAndChosenPersonButNotTheText() {
        String html = html("/scan", "person", "elsa", "qr", "bankid.secret<", "token", "secret");

        assertThat(html)
                .contains(Refusal.NOT_A_BANKID_CODE.message())
                .contains("value=\"elsa\" checked")
                .doesNotContain("secret");
    }

    @Test
    void pageWhenAnyThenNothingInlineAndEveryAddressFound() {
        StartedOrder order = start();
        String open = html("/scan", "person", "anna", "qr", qr(order));
        List<String> below = List.of(
                open,
                html("/fail", "handle", handleIn(open), "hint", "userCancel"),
                html("/scan", "person", "anna", "qr", "x"));

        below.forEach(html -> assertSelfContained(html, MOUNTED + "/scan"));
        assertSelfContained(text(get("").orElseThrow()), MOUNTED);
        assertSelfContained(text(get("/").orElseThrow()), MOUNTED + "/");
    }

    private void assertSelfContained(String html, String shownAt) {
        assertThat(html).doesNotContain("style=", "<style").doesNotContainPattern("\\son[a-z]+=");
        assertThat(html).doesNotContainPattern("<script(?! src=)");
        URI base = URI.create("https://service.example" + shownAt);
        Pattern address = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");
        List<String> addresses = address.matcher(html)
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(found -> !found.startsWith("data:"))
                .toList();
        assertThat(addresses).isNotEmpty().allSatisfy(found -> assertFound(base.resolve(found)));
    }

    private void assertFound(URI target) {
        assertThat(target.toString()).startsWith("https://service.example" + MOUNTED);
        String path = target.getPath().substring(MOUNTED.length());
        boolean read = path.isEmpty() || path.startsWith("/assets/");
        Optional<Answer> answer = read ? get(path) : page.serve(request(path));
        assertThat(answer).as("%s", target).isPresent();
    }

    private Optional<Answer> get(String path) {
        return page.serve(new Request("GET", path, Map.of(), BROWSER));
    }

    private String post(String path, String... fields) {
        Request request = request(path, fields);
        Map<String, String> form = new HashMap<>(request.form());
        form.put("format", "json");
        return text(page.serve(new Request("POST", path, form, BROWSER)).orElseThrow());
    }

    private String html(String path, String... fields) {
        Answer answer = page.serve(request(path, fields)).orElseThrow();
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        return text(answer);
    }

    private static Request request(String path, String... fields) {
        Map<String, String> form = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return new Request("POST", path, form, BROWSER);
    }

    private String scanned(StartedOrder order) {
        return pickedUp("/scan", "qr", qr(order));
    }

    private String pickedUp(String path, String... fields) {
        Map<String, String> form = new HashMap<>(request(path, fields).form());
        form.put("person", "anna");
        form.put("format", "json");
        String json = text(page.serve(new Request("POST", path, form, BROWSER)).orElseThrow());
        return first(json, "\"handle\":\"([0-9a-f]{32})\"");
    }

    private static String handleIn(String html) {
        return first(html, "name=\"handle\" value=\"([0-9a-f]{32})\"");
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .map(match -> match.group(1))
                .orElseThrow(() -> new AssertionError("No handle in " + text));
    }

    private StartedOrder start() {
        return bankId.start(AuthenticationRequest.of(BROWSER));
    }

    private String qr(StartedOrder order) {
        clock.advance(Duration.ofSeconds(1));
        return order.animatedQr().orElseThrow().text(1);
    }

    private OrderStatus collect(StartedOrder order) {
        return bankId.collect(order.orderRef());
    }

    private Optional<String> complete(StartedOrder order) {
        return ((Complete) collect(order)).completionData().deviceIpAddress();
    }

    private static Pending pending(HintCode hintCode) {
        return new Pending(hintCode, Optional.empty());
    }

    private static String option(HintCode code) {
        return "<option>" + code.value() + "</option>";
    }

    private static AuthenticationRequest returning() {
        return new AuthenticationRequest(BROWSER, Optional.empty(), Optional.of(RETURN_URL));
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
