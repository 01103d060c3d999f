package io.github.bankid4jakarta.benchmark;

import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.order.MapOrderStore;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.StartRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A poll that is answered from the latched state: nothing goes to BankID. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PollBenchmark {

    private final MapOrderStore qr = new MapOrderStore("qr");
    private final MapOrderStore sameDevice = new MapOrderStore("same-device");
    private OrderEngine engine;

    /** Starts an order of each mode; time then stands still, so no collect becomes due. */
    @Setup
    public void start() {
        engine = BenchmarkLogin.engine(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Runnable::run);
        engine.start(qr, new StartRequest(LoginMode.QR, "203.0.113.1", "https://www.example.se/return"));
        engine.start(sameDevice, new StartRequest(LoginMode.SAME_DEVICE, "203.0.113.1", "https://www.example.se/r"));
        engine.state(qr);
        engine.state(sameDevice);
    }

    /** With the QR text of this second. */
    @Benchmark
    public LoginState qr() {
        return engine.state(qr);
    }

    /** Without a QR text. */
    @Benchmark
    public LoginState sameDevice() {
        return engine.state(sameDevice);
    }
}
