package io.github.bankid4jakarta.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

class LoginPageTest {

    private static final int MOST_BYTES = 30 * 1024;
    private static final LaunchLinks LINKS =
            new LaunchLinks("https://app.bankid.com/?a=1&b=2", Optional.of("bankid:///?a=1&b=2"), true);

    private final UserMessages messages = new UserMessages();
    private final PageAssets assets = new PageAssets();
    private final LoginPage page = new LoginPage(messages, assets);

    @ParameterizedTest
    @MethodSource("everyView")
    void renderWhenAnyStateThenWellFormedWithoutInlineCodeOrThirdParties(LoginView view) {
        String html = page.render(view);

        assertThat(html).startsWith("<!DOCTYPE html>").doesNotContain("{{");
        for (Element element : elements(parse(html), "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                assertThat(name).isNotEqualTo("style").doesNotStartWith("on");
            }
            assertThat(element.getAttribute("src")).matches("|/app/\\.bankid/.*");
            boolean inline = List.of("script", "style").contains(element.getTagName());
            assertThat(inline && !element.getTextContent().isBlank()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "{{csrf}} &lt;b&gt; \u0000\uD800",
                "\u202Egnp.exe"
            })
    void renderWhenTextsAreHostileThenShownAsTextOnly(String hostile) {
        PageContext context = context(hostile, true, false, false);
        UserMessage message = new UserMessage(hostile, Optional.of(hostile));

        Document document = parse(page.render(view(context, Stage.CHOOSE, Optional.empty(), message)));

        String shown = hostile.replace('\u0000', '\uFFFD').replace('\uD800', '\uFFFD');
        assertThat(byId(document, "message").getTextContent()).isEqualTo(shown);
        assertThat(byId(document, "advice").getTextContent()).isEqualTo(shown);
        assertThat(elements(document, "bdi").get(0).getTextContent()).isEqualTo(shown);
        assertThat(elements(document, "script")).hasSize(2);
        assertThat(elements(document, "img")).isEmpty();
    }

    @Test
    void renderWhenTokenIsHostileThenStaysInItsField() {
        PageContext context = new PageContext(
                Locale.ENGLISH, "S", "/app/.bankid", "/app/.bankid/login", "", "\"/><b>", true, false, false);

        Document document = parse(page.render(choose(context)));

        assertThat(elements(document, "input").stream()
                        .filter(input -> input.getAttribute("name").equals("csrf"))
                        .map(input -> input.getAttribute("value")))
                .isNotEmpty()
                .containsOnly("\"/><b>");
    }

    @Test
    void renderWhenComputerThenQrComesFirst() {
        assertThat(visibleModes(choose(context("S", true, false, false)))).containsExactly("qr", "same-device");
    }

    @Test
    void renderWhenPhoneThenThisDeviceComesFirst() {
        assertThat(visibleModes(choose(context("S", true, true, false)))).containsExactly("same-device", "qr");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void renderWhenSameDeviceIsNotOfferedThenOnlyQr(boolean mobile) {
        String html = page.render(choose(context("S", false, mobile, false)));

        assertThat(html).doesNotContain("value=\"same-device\"").contains("value=\"qr\"");
    }

    @Test
    void renderWhenPendingQrThenRefreshesWithoutScriptAndShowsTheCodeAsImage() {
        Document document = parse(page.render(new LoginView(
                context("S", true, false, false),
                Stage.PENDING,
                Optional.of(LoginMode.QR),
                message(),
                Optional.empty(),
                true)));

        Element refresh = elements(document, "meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("refresh"))
                .findFirst()
                .orElseThrow();
        assertThat(((Element) refresh.getParentNode()).getTagName()).isEqualTo("noscript");
        assertThat(elements(document, "img").get(0).getAttribute("src")).isEqualTo("/app/.bankid/qr");
        assertThat(((Element) elements(document, "img").get(0).getParentNode()).getTagName())
                .isEqualTo("noscript");
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
    void renderWhenNotPendingThenNeitherRefreshNorCode(Stage stage) {
        LoginView view = new LoginView(
                context("S", true, false, false), stage, Optional.of(LoginMode.QR), message(), Optional.empty(), true);

        assertThat(page.render(view)).doesNotContain("http-equiv").doesNotContain("<img");
    }

    @Test
    void renderWhenPendingSameDeviceThenShowsBothLinksAndNoCode() {
        Document document = parse(page.render(new LoginView(
                context("S", true, true, false),
                Stage.PENDING,
                Optional.of(LoginMode.SAME_DEVICE),
                message(),
                Optional.of(LINKS),
                false)));

        assertThat(byId(document, "open").getAttribute("href")).isEqualTo(LINKS.primary());
        assertThat(byId(document, "other").getAttribute("href")).isEqualTo("bankid:///?a=1&b=2");
        assertThat(shown(document, "launch", "fallback", "qr", "wait", "to-qr", "to-same-device"))
                .containsExactly("launch", "fallback", "to-qr");
        assertThat(elements(document, "img")).isEmpty();
    }

    @Test
    void renderWhenPendingWithNothingToDoThenWaits() {
        LoginView view = view(context("S", true, true, false), Stage.PENDING, Optional.of(LoginMode.QR), message());

        assertThat(shown(parse(page.render(view)), "launch", "qr", "wait", "cancel", "retry"))
                .containsExactly("wait", "cancel");
    }

    @ParameterizedTest
    @EnumSource(LoginMode.class)
    void renderWhenFailedThenTryAgainKeepsTheMode(LoginMode mode) {
        LoginView view = view(context("S", true, false, false), Stage.FAILED, Optional.of(mode), message());

        Document document = parse(page.render(view));

        assertThat(shown(document, "retry", "cancel", "choose", "wait")).containsExactly("retry");
        assertThat(modeOf(byId(document, "retry"))).isEqualTo(mode.code());
    }

    @Test
    void renderWhenCompleteThenContinueIsAForm() {
        LoginView view = view(context("S", true, false, false), Stage.COMPLETE, Optional.of(LoginMode.QR), message());

        Document document = parse(page.render(view));

        assertThat(shown(document, "continue", "retry", "cancel", "choose")).containsExactly("continue");
        assertThat(byId(document, "continue").getAttribute("action")).isEqualTo("/app/.bankid/complete");
    }

    @Test
    void renderWhenSimulatedThenSaysSoAndLinksToThePhone() {
        assertThat(page.render(choose(context("S", true, false, true))))
                .contains("Simulated BankID", "href=\"/app/.bankid/simulator\" target=\"_blank\"");
    }

    @Test
    void renderWhenNotSimulatedThenNoWordOfIt() {
        assertThat(page.render(choose(context("S", true, false, false)))).doesNotContainIgnoringCase("simulat");
    }

    @Test
    void renderWhenAnyStateThenWarnsAgainstLoginsThatOthersStarted() {
        everyView().forEach(view -> assertThat(page.render(view)).contains("class=\"warning\""));
    }

    @Test
    void renderErrorWhenCalledThenSaysItAndLinksBackWithoutScript() {
        String html = page.renderError(
                context("<S>", true, false, false), messages.of(Situation.FORM_OUTDATED, Locale.ENGLISH));

        Document document = parse(html);
        assertThat(elements(document, "script")).isEmpty();
        assertThat(elements(document, "form")).isEmpty();
        assertThat(byId(document, "message").getTextContent()).isEqualTo("This page had become too old.");
        assertThat(html).contains("href=\"/app/.bankid/login\"");
    }

    @Test
    void newWhenPageWouldShowCodeAndLinkThenRefused() {
        PageContext context = context("S", true, false, false);
        Optional<LoginMode> mode = Optional.of(LoginMode.QR);
        new LoginView(context, Stage.PENDING, mode, message(), Optional.of(LINKS), false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoginView(context, Stage.PENDING, mode, message(), Optional.of(LINKS), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "app/.bankid", "", "/", "/app/.bankid/"})
    void newWhenBaseIsNotAPathOnThisServerThenRefused(String base) {
        new PageContext(Locale.ENGLISH, "S", "/.bankid", "/.bankid/login", "", "t", true, true, false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageContext(Locale.ENGLISH, "S", base, "/login", "", "t", true, true, false));
    }

    @Test
    void contentSecurityPolicyWhenReadThenAllowsThisServerOnly() {
        assertThat(LoginPage.contentSecurityPolicy().split("; "))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "style-src 'self'",
                        "script-src 'self'",
                        "img-src 'self'",
                        "connect-src 'self'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "base-uri 'none'");
    }

    @Test
    void renderWhenWeighedWithStyleAndScriptThenUnderThirtyKilobytes() {
        int files = weight("login.css") + weight("login.js") + weight("qr.js");

        everyView().forEach(view -> assertThat(files + page.render(view).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(MOST_BYTES));
    }

    static List<LoginView> everyView() {
        List<LoginView> views = new ArrayList<>();
        for (Locale locale : List.of(UserMessages.SWEDISH, Locale.ENGLISH)) {
            for (boolean mobile : List.of(true, false)) {
                PageContext context = new PageContext(
                        locale,
                        "Sjöviks kommun & vänner",
                        "/app/.bankid",
                        "/app/.bankid/login",
                        "",
                        "t",
                        true,
                        mobile,
                        mobile);
                for (Stage stage : Stage.values()) {
                    views.add(view(context, stage, Optional.of(LoginMode.QR), message()));
                }
                views.add(new LoginView(
                        context, Stage.PENDING, Optional.of(LoginMode.QR), message(), Optional.empty(), true));
                views.add(new LoginView(
                        context,
                        Stage.PENDING,
                        Optional.of(LoginMode.SAME_DEVICE),
                        message(),
                        Optional.of(LINKS),
                        false));
            }
        }
        return views;
    }

    private static LoginView view(PageContext context, Stage stage, Optional<LoginMode> mode, UserMessage message) {
        return LoginView.of(context, stage, mode, message);
    }

    private static LoginView choose(PageContext context) {
        return view(context, Stage.CHOOSE, Optional.empty(), message());
    }

    private static UserMessage message() {
        return new UserMessages().failed(HintCode.CANCELLED, LoginMode.QR, Locale.ENGLISH);
    }

    private static PageContext context(String name, boolean sameDevice, boolean mobile, boolean simulated) {
        return new PageContext(
                Locale.ENGLISH, name, "/app/.bankid", "/app/.bankid/login", "", "token", sameDevice, mobile, simulated);
    }

    private List<String> visibleModes(LoginView view) {
        Element choose = byId(parse(page.render(view)), "choose");
        assertThat(choose.hasAttribute("hidden")).isFalse();
        return children(choose, "form").stream().map(LoginPageTest::modeOf).toList();
    }

    private static String modeOf(Element form) {
        return children(form, "input").stream()
                .filter(input -> input.getAttribute("name").equals("mode"))
                .map(input -> input.getAttribute("value"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> shown(Document document, String... ids) {
        return List.of(ids).stream()
                .filter(id -> !byId(document, id).hasAttribute("hidden"))
                .toList();
    }

    private static Element byId(Document document, String id) {
        return elements(document, "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no element " + id));
    }

    private static List<Element> elements(Document document, String name) {
        return list(document.getElementsByTagName(name));
    }

    private static List<Element> children(Element parent, String name) {
        return list(parent.getElementsByTagName(name));
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parse(String html) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler() {
                @Override
                public void error(SAXParseException e) throws SAXException {
                    throw e;
                }
            });
            return builder.parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("Not well-formed: " + e.getMessage(), e);
        }
    }

    private int weight(String name) {
        String link = assets.links("").get("asset." + name);
        return assets.find(link.substring(PageAssets.PATH.length()))
                .orElseThrow()
                .body()
                .length;
    }
}
