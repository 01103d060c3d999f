package io.github.bankid4jakarta.example;

import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CallInitiator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Draws the page of the agent: the form, or how an order stands. */
final class AgentPage {

    private static final String TITLE = "Phone desk";

    /** The script keeps the page up to date; without it the page comes anew by itself. */
    private static final String LIVE =
            """
            <noscript><meta http-equiv="refresh" content="2"></noscript>
              <script src="agent.js" defer></script>""";

    private static final String FORM =
            """
            <p>Identify the person you are talking to. The person needs a phone with the BankID app.</p>
            %s
            <form method="post" action="agent" class="call" autocomplete="off">
              %s
              <div class="field">
                <label for="number">Personal number</label>
                <p class="hint" id="number-hint">Twelve digits, such as 19121212-1212, as the person tells it.</p>
                %s
                <input id="number" name="number" inputmode="numeric" required maxlength="20" value="%s" %s>
              </div>
              <fieldset class="field" aria-describedby="rang-hint rang-error">
                <legend>Who rang whom?</legend>
                <p class="hint" id="rang-hint">The app asks the person to confirm it, so it must be true.</p>
                %s
                %s
                %s
              </fieldset>
              <button class="main" name="do" value="identify">Identify with BankID</button>
            </form>
            """;

    private static final String ORDER =
            """
            <p>Asked: the person with the number <strong id="asked">%s</strong></p>
            <div id="status" aria-live="polite"%s>%s%s</div>
            <form method="post" action="agent" id="actions">%s%s</form>
            """;

    private final HttpServletRequest request;
    private final String token;

    AgentPage(HttpServletRequest request, String token) {
        this.request = request;
        this.token = token;
    }

    /** Sends the form, with what is missing from it, and why nothing was started. */
    void sendForm(HttpServletResponse response, CallForm form, String refusal) throws IOException {
        String body = FORM.formatted(
                refusal.isEmpty() ? "" : notice("failed", "Not started", refusal, "alert"),
                hidden(),
                form.lacksNumber() ? error("number-error", "This is not a personal number of twelve digits.") : "",
                Page.escape(form.typed()),
                describedBy(form.lacksNumber()),
                form.lacksInitiator() ? error("rang-error", "Choose who rang whom.") : "",
                choice(form, CallInitiator.USER, "The person rang us"),
                choice(form, CallInitiator.RELYING_PARTY, "We rang the person"));
        Page.send(request, response, TITLE, body);
    }

    private static String describedBy(boolean wrong) {
        return wrong
                ? "aria-describedby=\"number-hint number-error\" aria-invalid=\"true\""
                : "aria-describedby=\"number-hint\"";
    }

    private static String choice(CallForm form, CallInitiator initiator, String text) {
        return "<label class=\"choice\"><input type=\"radio\" name=\"rang\" required value=\"%s\"%s> %s</label>"
                .formatted(initiator, form.chose(initiator) ? " checked" : "", text);
    }

    private static String error(String id, String text) {
        return "<p class=\"error\" id=\"%s\">%s</p>".formatted(id, text);
    }

    /** Sends how an order stands. */
    void sendOrder(HttpServletResponse response, String asked, Finding finding) throws IOException {
        boolean pending = finding.kind() == Finding.Kind.PENDING;
        String body = ORDER.formatted(
                asked,
                pending ? " data-pending" : "",
                notice(finding),
                finding.user().map(AgentPage::person).orElse(""),
                hidden(),
                button(finding.kind()));
        Page.send(request, response, TITLE, body, pending ? LIVE : "");
    }

    private static String notice(Finding finding) {
        String kind = finding.kind().name().toLowerCase(Locale.ROOT);
        String role = finding.kind() == Finding.Kind.WARNING ? "alert" : "";
        return notice(kind, finding.heading(), finding.text(), role);
    }

    private static String notice(String kind, String heading, String text, String role) {
        return "<div class=\"notice %s\"%s><h2>%s</h2><p>%s</p></div>"
                .formatted(kind, role.isEmpty() ? "" : " role=\"" + role + "\"", heading, text);
    }

    private static String person(BankIdUser user) {
        return """
                <dl>
                  <dt>Name</dt><dd id="name">%s</dd>
                  <dt>Personal number</dt><dd id="number">%s</dd>
                </dl>
                """
                .formatted(Page.escape(user.name()), user.personalNumber().value());
    }

    private static String button(Finding.Kind kind) {
        return switch (kind) {
            case PENDING -> button("cancel", "Cancel");
            case IDENTIFIED -> button("again", "Identify another person");
            case FAILED, WARNING -> button("again", "Start again");
        };
    }

    private static String button(String action, String text) {
        return "<button name=\"do\" value=\"%s\">%s</button>".formatted(action, text);
    }

    private String hidden() {
        return "<input type=\"hidden\" name=\"token\" value=\"%s\">".formatted(token);
    }
}
