package io.github.bankid4jakarta.page;

import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.util.List;
import java.util.Locale;

/**
 * Says in the person's language how a login stands and what to do next. Swedish and English; any other locale is answered
 * in English. A hint code that is not known here gets a neutral text. Immutable and thread-safe.
 */
public final class UserMessages {

    /** The locale of the Swedish texts. */
    public static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final Texts swedish = Texts.of(SWEDISH);
    private final Texts english = Texts.of(Locale.ENGLISH);

    /** Reads the texts from the JAR. */
    public UserMessages() {}

    /**
     * The language of the page for a browser.
     *
     * @param accepted the locales that the browser accepts, the most wanted first; may be empty
     * @return Swedish where it is wanted before English, else English
     */
    public static Locale choose(List<Locale> accepted) {
        return accepted.stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("sv") || language.equals("en"))
                .findFirst()
                .filter("sv"::equals)
                .map(language -> SWEDISH)
                .orElse(Locale.ENGLISH);
    }

    /**
     * What to tell the person while an order runs.
     *
     * @param hintCode what BankID waits for
     * @param mode QR or same device
     * @param mobile whether the page is shown on a phone or tablet
     * @param locale the person's language
     * @return the message
     */
    public UserMessage pending(HintCode hintCode, LoginMode mode, boolean mobile, Locale locale) {
        String key = "pending." + hintCode.value();
        String withMode = key + "." + mode.code();
        String withDevice = withMode + (mobile ? ".mobile" : ".desktop");
        return texts(locale).message(withDevice, withMode, key, "pending.unknown");
    }

    /**
     * What to tell the person when BankID ended an order without an identification.
     *
     * @param hintCode why it ended
     * @param mode QR or same device
     * @param locale the person's language
     * @return the message
     */
    public UserMessage failed(HintCode hintCode, LoginMode mode, Locale locale) {
        String key = "failed." + hintCode.value();
        return texts(locale).message(key + "." + mode.code(), key, "failed.unknown");
    }

    /**
     * What to tell the person in a situation that is about the page or the server rather than about an order.
     *
     * @param situation the situation
     * @param locale the person's language
     * @return the message
     */
    public UserMessage of(Situation situation, Locale locale) {
        return texts(locale).message(situation.key());
    }

    Texts texts(Locale locale) {
        return language(locale).equals("sv") ? swedish : english;
    }

    /** The language in which a locale is answered. */
    String language(Locale locale) {
        return locale.getLanguage().equals("sv") ? "sv" : "en";
    }
}
