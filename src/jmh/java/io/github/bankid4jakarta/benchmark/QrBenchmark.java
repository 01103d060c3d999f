package io.github.bankid4jakarta.benchmark;

import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.qr.QrSvg;
import io.github.bankid4jakarta.qr.QrSymbol;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one second of an animated QR code costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QrBenchmark {

    private final AnimatedQr qr =
            new AnimatedQr("67df3917-fa0d-44e5-b327-edcc928297f8", "d28db9a7-4cde-429e-a983-359be676944c");
    private final String text = qr.text(7);
    private final QrSymbol symbol = QrSymbol.of(text);
    private long second;

    /** The text alone. */
    @Benchmark
    public String text() {
        return qr.text(second++ % 30);
    }

    /** The modules of a text. */
    @Benchmark
    public QrSymbol matrix() {
        return QrSymbol.of(text);
    }

    /** The modules as a script gets them. */
    @Benchmark
    public String base64() {
        return symbol.toBase64();
    }

    /** The picture for a page without script. */
    @Benchmark
    public String svg() {
        return QrSvg.draw(symbol);
    }
}
