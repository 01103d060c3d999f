package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Approved;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Ended;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Open;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Refused;
import io.github.bankid4jakarta.model.HintCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Draws what the phone shows. Every address is relative, for the page may lie anywhere: {@code base} leads from the page that
 * is shown to the folder of the phone's paths.
 */
final class PhoneScreens {

    private static final String BELOW = "";

    private final String service;
    private final Clock clock;

    PhoneScreens(String service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /** The first screen. */
    Html start(String base) {
        return document(base, "Pick up an order", pickUp(base, Optional.empty(), Html.none()));
    }

    /** The screen after something was done, which is shown one level below the first. */
    Html after(PhoneAnswer answer, Optional<SimulatedPerson> chosen) {
        if (answer instanceof Open open) {
            return document(
                    BELOW, "Identify", open.hintCode().equals(HintCode.USER_CALL_CONFIRM) ? call(open) : ask(open));
        }
        if (answer instanceof Approved approved) {
            return document(BELOW, "Identified", approved(approved));
        }
        if (answer instanceof Ended ended) {
            return document(BELOW, "Ended", ended(ended));
        }
        Refusal refusal = ((Refused) answer).refusal();
        Html alert = Html.of("<p class=\"alert\" role=\"alert\" id=\"refusal\">{}</p>", refusal.message());
        return document(BELOW, "Not done", pickUp(BELOW, chosen, alert));
    }

    private Html document(String base, String title, Html screen) {
        return Html.of(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} – simulated BankID</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="{}assets/phone.css">
                <script src="{}assets/phone.js" defer></script>
                </head>
                <body>
                <div class="phone">
                <header><strong>SIMULATED BankID</strong><span>Not the real one. Nobody is identified here.</span></header>
                <main>
                {}</main>
                </div>
                </body>
                </html>
                """,
                title,
                base,
                base,
                screen);
    }

    private Html pickUp(String base, Optional<SimulatedPerson> chosen, Html alert) {
        return Html.of(
                """
                <h1>Whose phone is this?</h1>
                {}<form method="post" action="{}scan" id="pick-up">
                <fieldset class="people"><legend class="unseen">Person</legend>
                {}</fieldset>
                <section class="scanned">
                <h2>QR code on another screen</h2>
                <label for="qr">Text of the QR code</label>
                <textarea id="qr" name="qr" rows="3" autocomplete="off" spellcheck="false" placeholder="bankid.…"></textarea>
                <div class="row"><button id="scan">Scan this text</button>
                <button id="scan-newest" formaction="{}scan-newest" class="second">Scan the newest code</button></div>
                </section>
                <section class="launched">
                <h2>Launch link</h2>
                <label for="token">Autostart token</label>
                <input id="token" name="token" autocomplete="off" spellcheck="false">
                <button id="start" formaction="{}start">Open the order</button>
                </section>
                <details><summary>More</summary>
                <button id="open" formaction="{}open" class="second">Find my order (phone call)</button>
                <label for="address">Play another network: address of this phone</label>
                <input id="address" name="address" autocomplete="off" spellcheck="false" placeholder="as the browser">
                </details>
                </form>
                """,
                alert,
                base,
                people(chosen.orElse(SimulatedPerson.ANNA)),
                base,
                base,
                base);
    }

    private Html people(SimulatedPerson chosen) {
        List<Html> people = new ArrayList<>();
        for (SimulatedPerson person : SimulatedPerson.all()) {
            people.add(Html.of(
                    """
                    <label class="person" for="person-{}"><input type="radio" id="person-{}" name="person" value="{}"{}>{}</label>
                    """,
                    person.id(),
                    person.id(),
                    person.id(),
                    person.equals(chosen) ? new Html(" checked") : Html.none(),
                    card(person)));
        }
        return Html.join(people);
    }

    private Html card(SimulatedPerson person) {
        return Html.of(
                """
                <span class="badge" aria-hidden="true">{}</span><span class="who"><b>{}</b>
                <small>{}{}</small></span>""",
                person.initials(),
                person.name(),
                person.personalNumber().masked(),
                age(person));
    }

    private String age(SimulatedPerson person) {
        OptionalInt age = person.knownAge(LocalDate.now(clock));
        return age.isPresent() ? ", age " + age.getAsInt() : "";
    }

    private Html ask(Open open) {
        return Html.of(
                """
                <h1>{} wants to identify you</h1>
                <p class="person">{}</p>
                <p id="step">Step: <code>{}</code></p>
                <form method="post" action="approve">
                {}<button id="approve">Identify</button>
                <button id="decline" formaction="decline" class="second">Decline</button>
                </form>
                {}""",
                service,
                card(open.person()),
                open.hintCode().value(),
                handle(open),
                others(open));
    }

    private Html call(Open open) {
        return Html.of(
                """
                <h1>Are you on the phone with {}?</h1>
                <p class="person">{}</p>
                <form method="post" action="pending">
                {}<input type="hidden" name="hint" value="userSign">
                <button id="confirm">Yes, I am</button>
                </form>
                <form method="post" action="fail">
                {}<input type="hidden" name="hint" value="userDeclinedCall">
                <button id="deny" class="second">No, there is no call</button>
                </form>
                {}""",
                service,
                card(open.person()),
                handle(open),
                handle(open),
                others(open));
    }

    private Html others(Open open) {
        return Html.of(
                """
                <details><summary>Other endings and steps</summary>
                <form method="post" action="fail">
                {}<label for="fail-hint">End with</label>
                <div class="row"><select id="fail-hint" name="hint">{}</select><button id="fail" class="second">End</button></div>
                </form>
                <form method="post" action="pending">
                {}<label for="pending-hint">Show step</label>
                <div class="row"><select id="pending-hint" name="hint">{}</select><button id="pending" class="second">Show</button></div>
                </form>
                <p><a id="leave" href="../simulator">Put the phone away</a> and let the order time out.</p>
                </details>
                """,
                handle(open),
                options(HintCodes.FAILED),
                handle(open),
                options(HintCodes.PENDING));
    }

    private Html approved(Approved approved) {
        Html next = approved.returnUrl()
                .map(url ->
                        Html.of("<p><a class=\"button\" id=\"return\" href=\"{}\">Back to {}</a></p>\n", url, service))
                .orElseGet(() -> Html.of(
                        "<p>{}</p>\n",
                        approved.launched() ? "Go back to the page that sent you here." : "Look at the other screen."));
        return Html.of(
                "<p class=\"mark good\" aria-hidden=\"true\">✓</p>\n<h1 id=\"approved\">You have identified</h1>\n{}{}",
                next,
                again());
    }

    private Html ended(Ended ended) {
        return Html.of(
                """
                <p class="mark bad" aria-hidden="true">✕</p>
                <h1 id="ended">The order has ended</h1>
                <p>With <code>{}</code>.</p>
                {}""",
                ended.hintCode().value(),
                again());
    }

    private static Html again() {
        return new Html("<p><a id=\"again\" href=\"../simulator\">Pick up another order</a></p>\n");
    }

    private static Html handle(Open open) {
        return Html.of("<input type=\"hidden\" name=\"handle\" value=\"{}\">\n", open.handle());
    }

    private static Html options(List<HintCode> codes) {
        return Html.join(codes.stream()
                .map(code -> Html.of("<option>{}</option>", code.value()))
                .toList());
    }
}
