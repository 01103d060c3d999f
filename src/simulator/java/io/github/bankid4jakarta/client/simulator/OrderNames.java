package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.OrderRef;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Everything that names one order: towards the relying party, in the QR code, in the launch link, on the phone page. */
record OrderNames(OrderRef orderRef, AutoStartToken autoStartToken, AnimatedQr animatedQr, String handle) {

    private static final int HANDLE_BYTES = 16;

    static OrderNames draw(RandomGenerator random) {
        return new OrderNames(
                new OrderRef(uuid8(random)),
                new AutoStartToken(uuid8(random)),
                new AnimatedQr(uuid8(random), uuid8(random)),
                handle(random));
    }

    /** A UUID of version 8, which is free for any use and which nothing else around here draws. */
    private static String uuid8(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x8000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** No UUID: a handle travels in pages, where a test that looks for orderRefs must not find one. */
    private static String handle(RandomGenerator random) {
        byte[] bytes = new byte[HANDLE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "OrderNames[masked]";
    }
}
