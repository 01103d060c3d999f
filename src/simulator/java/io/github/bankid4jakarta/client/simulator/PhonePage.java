package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.BackendPage;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Refused;
import io.github.bankid4jakarta.model.HintCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The phone in a browser, at {@code <reserved path>/simulator}, and the same for tests over plain HTTP. Everything that
 * changes something is a POST of form fields below that path; with {@code format=json} the answer is JSON instead of a page.
 *
 * <table>
 * <caption>What a test may post</caption>
 * <tr><th>path</th><th>fields</th><th>what happens</th></tr>
 * <tr><td>{@code /scan}</td><td>{@code person}, {@code qr}</td><td>scans the text of a QR code</td></tr>
 * <tr><td>{@code /scan-newest}</td><td>{@code person}</td><td>scans the code of the order started last</td></tr>
 * <tr><td>{@code /start}</td><td>{@code person}, {@code token}</td><td>opens a launch link</td></tr>
 * <tr><td>{@code /open}</td><td>{@code person}</td><td>finds an order that names the person, as over the phone</td></tr>
 * <tr><td>{@code /show}</td><td>{@code handle}</td><td>shows the order once more</td></tr>
 * <tr><td>{@code /approve}</td><td>{@code handle}</td><td>identifies</td></tr>
 * <tr><td>{@code /decline}</td><td>{@code handle}</td><td>ends with {@code userCancel}</td></tr>
 * <tr><td>{@code /fail}</td><td>{@code handle}, {@code hint}</td><td>ends with that hint code</td></tr>
 * <tr><td>{@code /pending}</td><td>{@code handle}, {@code hint}</td><td>shows that step; {@code userSign} also confirms a
 * phone call</td></tr>
 * </table>
 *
 * <p>{@code person} is the {@link SimulatedPerson#id()}. The four that pick an order up also take {@code address}, the
 * phone's address where it is not the browser's. JSON answers hold {@code state} and, by state: {@code pending} with
 * {@code hintCode} and {@code handle}; {@code complete} with {@code returnUrl} where there is one; {@code failed} with
 * {@code hintCode}; {@code refused} with {@code reason}, a {@link Refusal#code()}, and status 409. On the pages each field
 * and each button has an id: the field's name, or the last part of the path; people have {@code person-anna} and so on, the
 * link back is {@code return}. Safe for use by several threads.
 */
public final class PhonePage implements BackendPage {

    private static final String NAME = "simulator";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final SimulatedPhone phone;
    private final PhoneScreens screens;
    private final PhoneJson json = new PhoneJson();
    private final Map<String, Function<PhoneForm, PhoneAnswer>> actions;
    private final Map<String, Answer> assets;

    /**
     * Shows a phone.
     *
     * @param phone what to show
     * @param service the name of the service that wants to identify people
     * @param clock tells people's age
     */
    public PhonePage(SimulatedPhone phone, String service, Clock clock) {
        this.phone = phone;
        this.screens = new PhoneScreens(service, clock);
        this.actions = actions();
        this.assets = Map.of(
                "/assets/phone.css", asset("phone.css", "text/css;charset=UTF-8"),
                "/assets/phone.js", asset("phone.js", "text/javascript;charset=UTF-8"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String launchLink(String autoStartToken) {
        return "#autostarttoken=" + autoStartToken;
    }

    @Override
    public Optional<Answer> serve(Request request) {
        if ("GET".equals(request.method())) {
            return get(request.path());
        }
        Function<PhoneForm, PhoneAnswer> action = actions.get(request.path());
        if (!"POST".equals(request.method()) || action == null) {
            return Optional.empty();
        }
        PhoneForm form = new PhoneForm(request);
        return Optional.of(answer(form, action.apply(form)));
    }

    private Optional<Answer> get(String path) {
        return switch (path) {
            case "" -> Optional.of(page(OK, screens.start(NAME + "/")));
            case "/" -> Optional.of(page(OK, screens.start("")));
            default -> Optional.ofNullable(assets.get(path));
        };
    }

    private Answer answer(PhoneForm form, PhoneAnswer answer) {
        int status = answer instanceof Refused ? CONFLICT : OK;
        if (form.wantsJson()) {
            return new Answer(status, JSON, json.write(answer).getBytes(StandardCharsets.UTF_8));
        }
        return page(status, screens.after(answer, form.person()));
    }

    private static Answer page(int status, Html page) {
        return new Answer(status, HTML, page.markup().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Function<PhoneForm, PhoneAnswer>> actions() {
        return Map.of(
                "/scan", form -> pickUp(form, (person, address) -> phone.scan(person, form.text("qr"), address)),
                "/scan-newest", form -> pickUp(form, phone::scanNewest),
                "/start", form -> pickUp(form, (person, address) -> phone.launch(person, form.text("token"), address)),
                "/open", form -> pickUp(form, phone::open),
                "/show", form -> phone.show(form.text("handle")),
                "/approve", form -> phone.approve(form.text("handle")),
                "/decline", form -> phone.decline(form.text("handle")),
                "/fail", form -> withHint(form, phone::fail),
                "/pending", form -> withHint(form, phone::pending));
    }

    private static PhoneAnswer pickUp(PhoneForm form, BiFunction<SimulatedPerson, String, PhoneAnswer> action) {
        Optional<SimulatedPerson> person = form.person();
        if (person.isEmpty()) {
            return new Refused(Refusal.UNKNOWN_PERSON);
        }
        return form.address()
                .map(address -> action.apply(person.get(), address))
                .orElseGet(() -> new Refused(Refusal.BAD_ADDRESS));
    }

    private static PhoneAnswer withHint(PhoneForm form, BiFunction<String, HintCode, PhoneAnswer> action) {
        return form.hintCode()
                .map(hintCode -> action.apply(form.text("handle"), hintCode))
                .orElseGet(() -> new Refused(Refusal.BAD_HINT_CODE));
    }

    private static Answer asset(String file, String contentType) {
        try (InputStream in = PhonePage.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the simulator's JAR");
            }
            return new Answer(OK, contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
