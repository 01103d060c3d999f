package io.github.bankid4jakarta.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import io.github.bankid4jakarta.model.AnimatedQr;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QrSymbolTest {

    private static final int QUIET_ZONE = 4;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    static java.util.List<String> texts() {
        return java.util.List.of(
                new AnimatedQr("67df3917-fa0d-44e5-b327-edcc928297f8", "d28db9a7-4cde-429e-a983-359be676944c")
                        .text(179),
                "1",
                "bankid.x.0.y",
                "x".repeat(400));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void symbolWhenDecodedThenItsText(String text) throws Exception {
        QrSymbol symbol = QrSymbol.of(text);
        BitMatrix modules = new BitMatrix(symbol.size());
        for (int y = 0; y < symbol.size(); y++) {
            for (int x = 0; x < symbol.size(); x++) {
                if (symbol.isDark(x, y)) {
                    modules.set(x, y);
                }
            }
        }

        assertThat(new Decoder().decode(modules).getText()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void bitsWhenReadAsTheScriptDoesThenItsText(String text) throws Exception {
        QrSymbol symbol = QrSymbol.of(text);
        byte[] bits = Base64.getDecoder().decode(symbol.toBase64());
        BitMatrix modules = new BitMatrix(symbol.size());
        for (int i = 0; i < symbol.size() * symbol.size(); i++) {
            if ((bits[i >> 3] >> (7 - i % 8) & 1) == 1) {
                modules.set(i % symbol.size(), i / symbol.size());
            }
        }

        assertThat(new Decoder().decode(modules).getText()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void pictureWhenReadThenItsTextWithinAQuietZone(String text) throws Exception {
        QrSymbol symbol = QrSymbol.of(text);
        String svg = QrSvg.draw(symbol);
        BitMatrix modules = new BitMatrix(symbol.size());
        RUN.matcher(svg)
                .results()
                .forEach(run ->
                        modules.setRegion(number(run, 1) - QUIET_ZONE, number(run, 2) - QUIET_ZONE, number(run, 3), 1));

        assertThat(new Decoder().decode(modules).getText()).isEqualTo(text);
        int side = symbol.size() + 2 * QUIET_ZONE;
        assertThat(svg).startsWith("<svg xmlns=").contains("viewBox=\"0 0 " + side + " " + side + "\"");
    }

    @Test
    void symbolWhenOfAnotherSecondThenAnother() {
        AnimatedQr qr = new AnimatedQr("67df3917-fa0d-44e5-b327-edcc928297f8", "d28db9a7-4cde-429e-a983-359be676944c");

        assertThat(QrSymbol.of(qr.text(0)).toBase64())
                .isEqualTo(QrSymbol.of(qr.text(0)).toBase64());
        assertThat(QrSymbol.of(qr.text(1)).toBase64())
                .isNotEqualTo(QrSymbol.of(qr.text(0)).toBase64());
    }

    private static int number(MatchResult run, int group) {
        return Integer.parseInt(run.group(group));
    }
}
