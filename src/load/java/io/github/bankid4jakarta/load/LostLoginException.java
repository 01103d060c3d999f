package io.github.bankid4jakarta.load;

/** An honest person did not get in. The message says why, in few enough ways to count. */
final class LostLoginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostLoginException(String why) {
        super(why);
    }
}
