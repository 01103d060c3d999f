package io.github.bankid4jakarta.page;

import io.github.bankid4jakarta.model.LoginMode;
import java.util.Optional;

/**
 * One state of the login page, complete enough to be shown without script.
 *
 * @param context the page's surroundings
 * @param stage how far the login has come
 * @param mode the mode of the order; empty where there is none
 * @param message what to tell the person
 * @param launch the links to the app, while a same-device order waits to be opened
 * @param qrVisible whether there is a QR code to scan now
 */
public record LoginView(
        PageContext context,
        Stage stage,
        Optional<LoginMode> mode,
        UserMessage message,
        Optional<LaunchLinks> launch,
        boolean qrVisible) {

    /**
     * Checks that a page never shows the launch link of one mode and the QR code of the other.
     *
     * @param context the page's surroundings
     * @param stage how far the login has come
     * @param mode the mode of the order
     * @param message what to tell the person
     * @param launch the links to the app
     * @param qrVisible whether there is a QR code to scan now
     */
    public LoginView {
        if (qrVisible && launch.isPresent()) {
            throw new IllegalArgumentException("A page shows a QR code or a launch link, not both");
        }
    }

    /**
     * A stage at which there is nothing to scan or open.
     *
     * @param context the page's surroundings
     * @param stage how far the login has come
     * @param mode the mode of the order; empty where there is none
     * @param message what to tell the person
     * @return the view
     */
    public static LoginView of(PageContext context, Stage stage, Optional<LoginMode> mode, UserMessage message) {
        return new LoginView(context, stage, mode, message, Optional.empty(), false);
    }

    boolean isPending() {
        return stage == Stage.PENDING;
    }

    boolean showsQr() {
        return isPending() && qrVisible;
    }

    boolean showsLaunch() {
        return isPending() && launch.isPresent();
    }

    /** The mode that "try again" starts: the same, or the one that suits the device best. */
    LoginMode retryMode() {
        LoginMode suitable = context.sameDeviceOffered() && context.mobile() ? LoginMode.SAME_DEVICE : LoginMode.QR;
        return mode.orElse(suitable);
    }

    boolean offersOther(LoginMode other) {
        boolean running = isPending() || stage == Stage.FAILED;
        return running && retryMode() != other;
    }
}
